package org.imagewizard.render;

/**
 * One file to be written.
 *
 * @param path relative to the folder, with slashes
 * @param content may hold secrets: never log it
 * @param secret written 0600, and never shown
 */
public record RenderedFile(String path, String content, boolean secret) {
  /** Octal permission bits, as {@code write --json} says them. */
  public String mode() {
    return secret ? "0600" : "0644";
  }

  @Override
  public String toString() {
    return "RenderedFile[" + path + ", " + mode() + "]";
  }
}
