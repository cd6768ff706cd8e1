package org.imagewizard.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlWriter;

/**
 * What this program wrote into a folder: path to SHA-256. It tells our files from others, and files
 * changed by hand from those left alone.
 */
record Manifest(Map<String, String> hashes) {
  static final String PATH = FolderWriter.PRIVATE + "/files.yaml";

  Manifest {
    hashes = new TreeMap<>(hashes);
  }

  static Manifest of(List<RenderedFile> files) {
    Map<String, String> hashes = new TreeMap<>();
    files.forEach(file -> hashes.put(file.path(), hash(file.content())));
    return new Manifest(hashes);
  }

  /** The folder's manifest; an empty one when it has none. */
  static Manifest read(Path folder) {
    Path file = folder.resolve(PATH);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Manifest(Map.of());
    }
    Fields fields = Fields.of(YamlReader.read(file), Sentence.of("noun.manifest"));
    Map<String, String> hashes = new TreeMap<>();
    fields
        .map("files", value -> Fields.of(value, Sentence.of("noun.written")).string("sha256"))
        .forEach(
            (path, hash) -> {
              // The list decides what is removed, so it never reaches outside its folder.
              if (folder.resolve(path).normalize().startsWith(folder.normalize())) {
                hashes.put(path, hash);
              }
            });
    return new Manifest(hashes);
  }

  String write() {
    Map<String, Map<String, String>> files = new TreeMap<>();
    hashes.forEach((path, hash) -> files.put(path, Map.of("sha256", hash)));
    return YamlWriter.write(new TreeMap<>(Map.of("format", 1, "files", files)));
  }

  /** The same, and what another one says of its own files. */
  Manifest with(Manifest newer) {
    Map<String, String> all = new TreeMap<>(hashes);
    all.putAll(newer.hashes);
    return new Manifest(all);
  }

  boolean has(String path) {
    return hashes.containsKey(path);
  }

  /** Whether the file in the folder is byte for byte what was written. */
  boolean unchanged(Path folder, String path) {
    try {
      String text = Files.readString(folder.resolve(path));
      return hash(text).equals(hashes.get(path));
    } catch (IOException e) {
      return false;
    }
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
