package org.imagewizard.it;

/** What Java itself costs: {@link StartBench} compares the commands with it. */
public final class EmptyMain {
  private EmptyMain() {}

  public static void main(String[] args) {}
}
