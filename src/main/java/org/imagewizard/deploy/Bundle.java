package org.imagewizard.deploy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;

/**
 * What an archive says of itself. It is a ZIP with this list, the server's folder, the images as
 * {@code docker save} writes them, and last the SHA-256 of everything before, in the form of {@code
 * sha256sum}.
 *
 * @param name of the server
 * @param images every image that its services run
 * @param closed paths of the folder that only its owner may read
 */
record Bundle(String name, List<String> images, List<String> closed) {
  static final String LIST = "bundle.yaml";
  static final String IMAGES = "images.tar";
  static final String SUMS = "SHA256SUMS";
  static final String FOLDER = "folder/";

  /** No file of a server's folder is anywhere near; what is larger is not one. */
  static final int LARGEST_FILE = 10_000_000;

  private static final int FORMAT = 1;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

  Bundle {
    images = List.copyOf(images);
    closed = List.copyOf(closed);
  }

  /** Whether a name is one that an archive has, and leads nowhere but into a new folder. */
  static boolean isEntry(String entry) {
    if (entry.equals(LIST) || entry.equals(IMAGES)) {
      return true;
    }
    String path = entry.startsWith(FOLDER) ? entry.substring(FOLDER.length()) : "..";
    return PLAIN.matcher(path).matches()
        && List.of(path.split("/")).stream()
            .noneMatch(part -> part.equals(".") || part.equals(".."));
  }

  String write() {
    return "format: "
        + FORMAT
        + "\nname: "
        + name
        + "\n"
        + list("images", images)
        + list("closed", closed);
  }

  private static String list(String key, List<String> words) {
    StringBuilder text = new StringBuilder(key).append(words.isEmpty() ? ": []\n" : ":\n");
    words.forEach(word -> text.append("- \"").append(word).append("\"\n"));
    return text.toString();
  }

  static Bundle read(String text) {
    Fields fields =
        Fields.of(
            YamlReader.read(text, LIST),
            Sentence.of("noun.bundle"),
            Set.of("format", "name", "images", "closed"));
    long format = fields.number("format", 0);
    if (format != FORMAT) {
      throw new ProblemException(
          Problem.input(
              "bundle.format",
              Sentence.of("bundle.format", String.valueOf(format), String.valueOf(FORMAT)),
              Sentence.of("bundle.format.advice")));
    }
    return new Bundle(fields.string("name"), fields.strings("images"), fields.strings("closed"));
  }
}
