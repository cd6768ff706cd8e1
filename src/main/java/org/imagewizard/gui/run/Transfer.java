package org.imagewizard.gui.run;

/**
 * How far an image is.
 *
 * @param received bytes
 * @param total bytes, 0 while unknown
 * @param past whether the service is past its download, whatever was counted
 */
record Transfer(long received, long total, boolean past) {
  boolean runs() {
    return !past && total > 0 && received < total;
  }
}
