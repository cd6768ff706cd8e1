package org.imagewizard.plan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.base.yaml.YamlWriter;

/**
 * lock.yaml: the exact image of every service, so that the same server can be had again. Digests
 * are what a registry and an engine agree on; a tag is only the name under which they were found.
 */
public record LockFile(Map<String, Locked> services) {
  /** The file's name in a deployment's folder. */
  public static final String NAME = "lock.yaml";

  /** The first line of every lock that this program writes. */
  public static final String HEADER =
      "# IMAGE Wizard: the exact images of an IMAGE server, by digest.";

  private static final int FORMAT = 1;
  private static final int SHORT = "sha256:".length() + 12;
  private static final int DAY = "2026-05-12".length();
  private static final Set<String> TOP = Set.of("format", "services");
  private static final Set<String> KNOWN =
      Set.of("image", "tag", "indexDigest", "platformDigest", "imageId", "created", "revision");

  /**
   * One service's image. What is not known is empty.
   *
   * @param image name without tag and digest, with its registry: {@code ghcr.io/a/b}
   * @param tag under which the digest was found
   * @param indexDigest {@code sha256:…} of what the tag names: an index of platforms or one
   *     manifest; empty for an image that never was in a registry
   * @param platformDigest {@code sha256:…} of this platform's own manifest
   * @param imageId the engine's own id of the image, for one that has no digest
   * @param created when it was built, as the image says (ISO 8601)
   * @param revision commit of the source that it was built from
   */
  public record Locked(
      String image,
      String tag,
      String indexDigest,
      String platformDigest,
      String imageId,
      String created,
      String revision) {

    /** The digest's first digits, enough to tell builds apart: {@code sha256:0123456789ab}. */
    public String shortDigest() {
      return indexDigest.substring(0, Math.min(SHORT, indexDigest.length()));
    }

    /** The day it was built, such as 2026-05-12; empty when the image does not say. */
    public String createdDay() {
      return created.substring(0, Math.min(DAY, created.length()));
    }

    /** As a compose file or a pull wants it; the digest decides, the tag is for people. */
    public String reference() {
      String tagged = tag.isEmpty() ? image : image + ":" + tag;
      return indexDigest.isEmpty() ? tagged : tagged + "@" + indexDigest;
    }
  }

  public LockFile {
    services = new TreeMap<>(services);
  }

  /**
   * The day of its newest build, such as 2026-05-12; empty when no image says when it was built.
   */
  public String newestDay() {
    return services.values().stream().map(Locked::createdDay).max(String::compareTo).orElse("");
  }

  public Optional<Locked> service(String name) {
    return Optional.ofNullable(services.get(name));
  }

  /**
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT, with file, line and column
   */
  public static LockFile read(Path file) {
    return read(YamlReader.read(file));
  }

  /**
   * @param file how the text is called in messages
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT, with file, line and column
   */
  public static LockFile read(String text, String file) {
    return read(YamlReader.read(text, file));
  }

  private static LockFile read(YamlValue value) {
    Fields top = Fields.of(value, Sentence.of("noun.lock"), TOP);
    long format = top.number("format").orElseThrow(() -> top.missing("format"));
    if (format != FORMAT) {
      throw Fields.wrong(
          top.at("format"),
          Sentence.of("lock.format", String.valueOf(format), String.valueOf(FORMAT)));
    }
    return new LockFile(top.map("services", LockFile::locked));
  }

  private static Locked locked(YamlValue value) {
    Fields fields = Fields.of(value, Sentence.of("noun.locked"), KNOWN);
    return new Locked(
        fields.string("image"),
        fields.string("tag", ""),
        digest(fields, "indexDigest"),
        digest(fields, "platformDigest"),
        digest(fields, "imageId"),
        fields.string("created", ""),
        fields.string("revision", ""));
  }

  /** A digest goes into commands and addresses, so nothing else may stand in its place. */
  private static String digest(Fields fields, String key) {
    String text = fields.string(key, "");
    if (!text.isEmpty() && !text.matches("sha256:[0-9a-f]{64}")) {
      throw Fields.wrong(fields.at(key), Sentence.of("lock.digest", key));
    }
    return text;
  }

  /** Same lock, same bytes. */
  public String write() {
    Map<String, Map<String, String>> entries = new LinkedHashMap<>();
    services.forEach((name, locked) -> entries.put(name, entry(locked)));
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("format", FORMAT);
    top.put("services", entries);
    return HEADER + "\n" + YamlWriter.write(top);
  }

  private static Map<String, String> entry(Locked locked) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("image", locked.image());
    put(entry, "tag", locked.tag());
    put(entry, "indexDigest", locked.indexDigest());
    put(entry, "platformDigest", locked.platformDigest());
    put(entry, "imageId", locked.imageId());
    put(entry, "created", locked.created());
    put(entry, "revision", locked.revision());
    return entry;
  }

  private static void put(Map<String, String> entry, String key, String value) {
    if (!value.isEmpty()) {
      entry.put(key, value);
    }
  }
}
