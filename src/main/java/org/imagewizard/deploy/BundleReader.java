package org.imagewizard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Engine;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.render.DockerSocket;
import org.imagewizard.render.Edits;
import org.imagewizard.render.FolderWriter;
import org.imagewizard.render.RenderedFile;
import org.jspecify.annotations.Nullable;

/**
 * Takes a server out of an archive. The whole of it is verified before the engine or the disk see a
 * byte: its sums show damage and changes, not who made it.
 */
final class BundleReader {
  private static final int MOST_ENTRIES = 1000;

  private final Path file;

  BundleReader(Path file) {
    this.file = file;
  }

  /**
   * @param folder a new one; in one that holds a server nothing is written, and only its images
   *     come
   * @throws ProblemException kind INPUT when the archive is not as it was made; nothing is changed
   */
  Progress.Done load(Engine engine, Path folder, ProgressSink sink, Cancellation cancellation) {
    Stream stream = new Stream(sink);
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      Map<String, String> sums =
          stream.step("verify", Sentence.of("step.verify"), () -> verified(zip, cancellation));
      Bundle bundle = Bundle.read(text(zip, Bundle.LIST));
      List<RenderedFile> files =
          files(zip, sums.keySet(), bundle, DockerSocket.of(engine.info().endpoint()));
      FolderWriter writer = new FolderWriter();
      boolean there = Files.isRegularFile(folder.resolve(PlanFile.NAME));
      if (!there) {
        // Asked before gigabytes are loaded for a folder that cannot be written.
        writer.preview(folder, files, Edits.MERGE);
      }
      stream.step(
          "load",
          Sentence.of("step.load", bundle.images().size()),
          () -> {
            if (!bundle.images().isEmpty()) {
              try (InputStream images = zip.getInputStream(entry(zip, Bundle.IMAGES))) {
                engine.loadImages(images, cancellation);
              }
            }
            return true;
          });
      List<String> missing =
          bundle.images().stream().filter(image -> engine.imageId(image).isEmpty()).toList();
      if (!missing.isEmpty()) {
        throw new ProblemException(
            Problem.outcome("bundle.missing", Sentence.of("bundle.missing.loaded"), missing));
      }
      if (there) {
        stream.note(Sentence.of("note.folder-stays"));
      } else {
        stream.step(
            "folder",
            Sentence.of("step.folder.write"),
            () -> writer.write(folder, files, Edits.MERGE));
      }
      return stream.done(true, List.of());
    } catch (IOException e) {
      throw broken(Phrase.plain(String.valueOf(e.getMessage())), e);
    }
  }

  /** Every entry's name with its sum, all of them right. */
  private Map<String, String> verified(ZipFile zip, Cancellation cancellation) throws IOException {
    if (zip.size() > MOST_ENTRIES) {
      throw broken(Sentence.of("bundle.entries", zip.size()), null);
    }
    Map<String, String> sums = sums(zip);
    List<String> met = new ArrayList<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      String name = entry.getName();
      if (name.equals(Bundle.SUMS)) {
        continue;
      }
      String sum = sums.get(name);
      if (sum == null || met.contains(name)) {
        throw broken(Sentence.of("bundle.unlisted", name), null);
      }
      met.add(name);
      if (!sum.equals(sum(zip, entry, cancellation))) {
        throw broken(Sentence.of("bundle.changed", name), null);
      }
    }
    for (String name : sums.keySet()) {
      if (!met.contains(name)) {
        throw broken(Sentence.of("bundle.absent", name), null);
      }
    }
    return sums;
  }

  private Map<String, String> sums(ZipFile zip) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    for (String line : text(zip, Bundle.SUMS).lines().toList()) {
      String[] parts = line.split("  ", 2);
      if (parts.length != 2 || !parts[0].matches("[0-9a-f]{64}") || !Bundle.isEntry(parts[1])) {
        throw broken(Sentence.of("bundle.sums"), null);
      }
      sums.put(parts[1], parts[0]);
    }
    for (String needed :
        List.of(
            Bundle.LIST,
            Bundle.IMAGES,
            Bundle.FOLDER + "compose.yaml",
            Bundle.FOLDER + PlanFile.NAME)) {
      if (!sums.containsKey(needed)) {
        throw broken(Sentence.of("bundle.absent", needed), null);
      }
    }
    return sums;
  }

  private static String sum(ZipFile zip, ZipEntry entry, Cancellation cancellation)
      throws IOException {
    try (DigestInputStream in = new DigestInputStream(zip.getInputStream(entry), Sha256.fresh())) {
      byte[] buffer = new byte[1 << 18];
      while (in.read(buffer) >= 0) {
        cancellation.check();
      }
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  /** The folder's files, the group of the socket as it is on this computer. */
  private List<RenderedFile> files(
      ZipFile zip, Set<String> names, Bundle bundle, DockerSocket socket) throws IOException {
    List<RenderedFile> files = new ArrayList<>();
    for (String name : names) {
      if (name.startsWith(Bundle.FOLDER)) {
        String path = name.substring(Bundle.FOLDER.length());
        boolean closed = path.startsWith("config/") || bundle.closed().contains(path);
        String text = text(zip, name);
        String here =
            path.equals(".env")
                ? text.replaceAll("(?m)^DOCKER_GID=.*$", "DOCKER_GID=" + socket.group())
                : text;
        files.add(new RenderedFile(path, here, closed));
      }
    }
    return files;
  }

  private String text(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(entry(zip, name))) {
      byte[] bytes = in.readNBytes(Bundle.LARGEST_FILE + 1);
      if (bytes.length > Bundle.LARGEST_FILE) {
        throw broken(Sentence.of("bundle.large", name), null);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private ZipEntry entry(ZipFile zip, String name) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw broken(Sentence.of("bundle.absent", name), null);
    }
    return entry;
  }

  private ProblemException broken(Phrase why, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.input(
            "bundle.broken",
            Sentence.of("bundle.broken", file, why),
            Sentence.of("bundle.broken.advice")),
        cause);
  }
}
