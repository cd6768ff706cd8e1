package org.imagewizard.fit;

import java.util.Locale;

/** Where the language model is; asked before the fit, because the fit depends on it. */
public enum LanguageModel {
  NONE,
  REMOTE,
  LOCAL;

  /** As options and files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
