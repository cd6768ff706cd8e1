package org.imagewizard.gui.shell;

import java.nio.file.Path;
import java.util.List;
import org.imagewizard.wizard.Step;

/** The pages of one window: their models, which stay, and views made for a language. */
public interface Pages {
  /** In the order of the steps. */
  List<PageViewModel> models();

  /** A new view in the language of now. */
  Page view(Step step);

  /** Whether a file or folder may be dropped on the window now. */
  boolean takes(Path file);

  /** A file or folder was dropped. */
  void take(Path file);

  /** Ten times a second. */
  void drain();
}
