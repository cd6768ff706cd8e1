package org.imagewizard.docker;

/**
 * An image's name and its tag or digest, as the engine's API wants them: apart.
 *
 * @param tag a tag, or a digest such as sha256:…; "latest" when the reference has none
 */
public record ImageReference(String name, String tag) {
  public static ImageReference parse(String reference) {
    int at = reference.indexOf('@');
    if (at >= 0) {
      return new ImageReference(
          withoutTag(reference.substring(0, at)), reference.substring(at + 1));
    }
    String name = withoutTag(reference);
    return new ImageReference(
        name, name.equals(reference) ? "latest" : reference.substring(name.length() + 1));
  }

  /** A colon before the last slash belongs to a registry's port. */
  private static String withoutTag(String reference) {
    int colon = reference.lastIndexOf(':');
    return colon > reference.lastIndexOf('/') ? reference.substring(0, colon) : reference;
  }
}
