package org.imagewizard.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.ImageReference;

/**
 * How a server's images are called in its archive. An engine saves an image under its tags and
 * forgets by which digest a registry knows it; so one that the folder names by its digest gets a
 * tag made of that digest, which no other build ever has, and the folder in the archive names it by
 * that.
 */
record PackedNames(Map<String, String> names) {
  private static final String TAG = "locked-";
  private static final int DIGITS = 16;

  PackedNames {
    names = Map.copyOf(names);
  }

  static PackedNames of(List<String> references) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String reference : references) {
      if (reference.contains("@")) {
        names.put(reference, tagged(reference));
      }
    }
    return new PackedNames(names);
  }

  /** {@code a/b:1@sha256:0123…} becomes {@code a/b:locked-0123…}; any other stays as it is. */
  static String tagged(String reference) {
    ImageReference image = ImageReference.parse(reference);
    String digest = image.tag();
    int hex = digest.indexOf(':') + 1;
    return hex == 0
        ? reference
        : image
            .withTag(TAG + digest.substring(hex, Math.min(hex + DIGITS, digest.length())))
            .toString();
  }

  /** Whether a name is one that only an archive needed. */
  static boolean isOne(String name) {
    return ImageReference.parse(name).version().matches(":" + TAG + "[0-9a-f]{" + DIGITS + "}");
  }

  String of(String reference) {
    return names.getOrDefault(reference, reference);
  }

  /**
   * A compose file with these names.
   *
   * @throws ProblemException kind INPUT when it does not say an image's digest in one piece
   */
  String in(String compose) {
    String text = compose;
    for (Map.Entry<String, String> one : names.entrySet()) {
      if (!text.contains(one.getKey())) {
        throw new ProblemException(
            Problem.input(
                "bundle.locked",
                Sentence.of("bundle.locked", one.getKey()),
                Sentence.of("bundle.locked.advice")));
      }
      text = text.replace(one.getKey(), one.getValue());
    }
    return text;
  }
}
