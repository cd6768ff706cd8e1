package org.imagewizard.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.EngineInfo;

/**
 * NVIDIA's toolkit beside this computer's own engine. The engine looks for one of two helpers on
 * its own PATH, once, when it starts; its list of runtimes plays no part in a request for devices
 * (moby, daemon/nvidia_linux.go).
 */
final class ToolkitChecks {
  private static final List<String> HELPERS =
      List.of("nvidia-container-runtime-hook", "nvidia-cdi-hook");

  private static final List<String> PLACES =
      List.of("/usr/bin", "/usr/local/bin", "/usr/sbin", "/usr/local/nvidia/toolkit", "/opt/bin");

  /** What systemd gives a service. */
  private static final String USUAL_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final List<String> CDI_FOLDERS = List.of("/etc/cdi", "/var/run/cdi");
  private static final Pattern LIBRARY = Pattern.compile("\\.so\\.(\\d{3}\\.\\d+(?:\\.\\d+)?)\\b");
  private static final Duration TOLERANCE = Duration.ofSeconds(2);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Host host;
  private final FixList fixes;

  ToolkitChecks(Host host, FixList fixes) {
    this.host = host;
    this.fixes = fixes;
  }

  Finding toolkit(boolean card, Optional<EngineFacts> facts) {
    if (!card) {
      return Finding.of(FindingKind.TOOLKIT_NO_CARD);
    }
    if (facts.filter(one -> one.info().isPresent() && !one.local()).isPresent()) {
      return Finding.of(FindingKind.TOOLKIT_ELSEWHERE);
    }
    Optional<String> endpoint = facts.flatMap(EngineFacts::info).map(EngineInfo::endpoint);
    Daemon daemon = Daemon.of(host, endpoint);
    String path = daemon.path().orElse(USUAL_PATH);
    List<String> looked = Arrays.asList(path.split(":"));
    Optional<String> seen = helper(looked);
    List<Phrase> proof = new ArrayList<>();
    proof.add(Sentence.of("gpu.toolkit.path", path));
    if (seen.isPresent()) {
      proof.add(Sentence.of("gpu.toolkit.hook", seen.get()));
      Optional<Instant> installed = changed(seen.get());
      if (installed.isPresent()
          && daemon.started().filter(start -> isAfter(installed.get(), start)).isPresent()) {
        proof.add(
            Sentence.of(
                "gpu.toolkit.times", words(installed.get()), words(daemon.started().get())));
        return Finding.of(FindingKind.TOOLKIT_LATER).proof(proof).mend(fixes.nvidiaToolkit());
      }
      String version = version().map(number -> " " + number).orElse("");
      return Finding.of(FindingKind.TOOLKIT_OK, version).proof(proof);
    }
    Optional<String> elsewhere = helper(PLACES);
    if (elsewhere.isPresent()) {
      proof.add(Sentence.of("gpu.toolkit.hook", elsewhere.get()));
      return Finding.of(FindingKind.TOOLKIT_OFF_PATH).proof(proof).mend(fixes.nvidiaToolkit());
    }
    proof.add(Sentence.of("gpu.toolkit.no-hook", String.join(", ", HELPERS)));
    return Finding.of(FindingKind.TOOLKIT_MISSING).proof(proof).mend(fixes.nvidiaToolkit());
  }

  /** Whether this engine would find a helper, were it of this computer. */
  boolean helps(EngineInfo info) {
    Daemon daemon = Daemon.of(host, Optional.of(info.endpoint()));
    return helper(Arrays.asList(daemon.path().orElse(USUAL_PATH).split(":"))).isPresent();
  }

  private Optional<String> helper(List<String> folders) {
    return folders.stream()
        .filter(folder -> folder.startsWith("/"))
        .flatMap(folder -> HELPERS.stream().map(name -> folder + "/" + name))
        .filter(file -> Files.isExecutable(host.at(file)))
        .findFirst();
  }

  /** When the file came here: a package keeps the time of its making, but not this one. */
  private Optional<Instant> changed(String file) {
    Path path = host.at(file);
    try {
      return Optional.of(((FileTime) Files.getAttribute(path, "unix:ctime")).toInstant());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /**
   * The kernel tells its own start in whole seconds, and corrects it with the clock; an engine's
   * start is counted from there, so that it may be off by this much beside the time of a file.
   */
  private static boolean isAfter(Instant installed, Instant started) {
    return installed.isAfter(started.plus(TOLERANCE));
  }

  private static String words(Instant time) {
    return MINUTE.format(time.truncatedTo(ChronoUnit.MINUTES).atZone(ZoneId.systemDefault()));
  }

  private Optional<Version> version() {
    return host.run("nvidia-ctk", "--version").filter(Host.Said::ok).stream()
        .flatMap(said -> said.lines().stream())
        .filter(line -> line.contains("version "))
        .flatMap(line -> Version.parse(line.replaceFirst(".*version ", "")).stream())
        .findFirst();
  }

  /**
   * Newer engines take the cards from a description, which an update of the driver leaves behind.
   *
   * @param driver the version that runs; empty when it is not known
   */
  Finding cdi(String driver, Optional<EngineFacts> facts) {
    List<String> devices =
        facts.flatMap(EngineFacts::info).map(EngineInfo::devices).orElse(List.of()).stream()
            .filter(device -> device.contains("nvidia"))
            .toList();
    boolean own = facts.filter(one -> one.info().isPresent() && !one.local()).isEmpty();
    List<String> files = own ? descriptions(facts) : List.of();
    List<Phrase> proof = files.stream().map(file -> Sentence.of("gpu.cdi.file", file)).toList();
    for (String file : files) {
      Set<String> of =
          LIBRARY
              .matcher(host.read(file).orElse(""))
              .results()
              .map(MatchResult::group)
              .map(found -> found.substring(".so.".length()))
              .collect(Collectors.toCollection(TreeSet::new));
      if (!driver.isEmpty() && !of.isEmpty() && !of.contains(driver)) {
        return Finding.of(FindingKind.CDI_STALE, String.join(", ", of), driver)
            .proof(proof)
            .mend(fixes.cdiGenerate());
      }
    }
    return devices.isEmpty()
        ? Finding.of(FindingKind.CDI_NOT_USED).proof(proof)
        : Finding.of(FindingKind.CDI_OK, String.join(", ", devices)).proof(proof);
  }

  private List<String> descriptions(Optional<EngineFacts> facts) {
    List<String> told =
        facts.flatMap(EngineFacts::info).map(info -> info.traits().cdiFolders()).orElse(List.of());
    return (told.isEmpty() ? CDI_FOLDERS : told)
        .stream()
            .filter(folder -> folder.startsWith("/"))
            .flatMap(folder -> host.names(folder).stream().map(name -> folder + "/" + name))
            .filter(file -> file.endsWith(".yaml") || file.endsWith(".json"))
            .filter(file -> host.read(file).orElse("").contains("nvidia.com/"))
            .toList();
  }
}
