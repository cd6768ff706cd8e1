package org.imagewizard.gui.shell;

import java.util.List;
import org.imagewizard.wizard.Step;

/** The pages of one window: their models, which stay, and views made for a language. */
public interface Pages {
  /** In the order of the steps. */
  List<PageViewModel> models();

  /** A new view in the language of now. */
  Page view(Step step);

  /** Once a frame. */
  void drain();
}
