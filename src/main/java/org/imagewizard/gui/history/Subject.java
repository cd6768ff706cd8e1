package org.imagewizard.gui.history;

/**
 * Whose figures are shown.
 *
 * @param service empty for all services together
 */
record Subject(String service, String words) {
  @Override
  public String toString() {
    return words;
  }
}
