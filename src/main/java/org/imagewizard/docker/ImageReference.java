package org.imagewizard.docker;

/**
 * An image reference, taken apart; one of a compose file without reading its variables: {@code
 * ghcr.io/a/b:${TAG}} has the host {@code ghcr.io}, the path {@code a/b} and the tag {@code
 * ${TAG}}.
 *
 * @param host with its slash; empty for Docker Hub's short form
 * @param version with its colon or at sign; empty for none
 */
public record ImageReference(String host, String path, String version) {
  public static ImageReference parse(String text) {
    int slash = outside(text, '/', 0);
    String first = slash < 0 ? "" : text.substring(0, slash);
    // Docker's own rule: the first part is a host when it has a dot or a port, or is localhost.
    boolean isHost =
        first.contains(".")
            || outside(first, ':', 0) >= 0
            || first.equals("localhost")
            || first.startsWith("$");
    String host = isHost ? text.substring(0, slash + 1) : "";
    String rest = text.substring(host.length());
    int digest = outside(rest, '@', 0);
    int tag = outside(rest, ':', 0);
    int end = tag >= 0 && (digest < 0 || tag < digest) ? tag : digest;
    return end < 0
        ? new ImageReference(host, rest, "")
        : new ImageReference(host, rest.substring(0, end), rest.substring(end));
  }

  /** Without tag and digest; this and {@link #tag} are what the engine's API wants apart. */
  public String name() {
    return host + path;
  }

  /** The digest where there is one, such as sha256:…, else the tag; "latest" for neither. */
  public String tag() {
    int digest = version.indexOf('@');
    if (digest >= 0) {
      return version.substring(digest + 1);
    }
    return version.isEmpty() ? "latest" : version.substring(1);
  }

  /** The prefix stands in for the host, the path is kept. */
  public ImageReference withRegistry(String prefix) {
    return prefix.isEmpty() ? this : new ImageReference(prefix + "/", path, version);
  }

  public ImageReference withTag(String tag) {
    return tag.isEmpty() ? this : new ImageReference(host, path, ":" + tag);
  }

  @Override
  public String toString() {
    return host + path + version;
  }

  /** The first {@code wanted} that is not inside a variable's braces; -1 for none. */
  private static int outside(String text, char wanted, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' && i > 0 && text.charAt(i - 1) == '$') {
        depth++;
      } else if (c == '}' && depth > 0) {
        depth--;
      } else if (c == wanted && depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
