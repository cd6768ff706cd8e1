package org.imagewizard.docker;

/** Labels that tell the {@link FakeEngine} what a container is like. */
public final class FakeLabels {
  /** It was made with a request for a graphics card. */
  public static final String CARDS = "fake.cards";

  private FakeLabels() {}
}
