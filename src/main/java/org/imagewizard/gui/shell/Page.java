package org.imagewizard.gui.shell;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** What a page gives to the shell: its content, and where the focus goes on arrival. */
public interface Page {
  Region node();

  Node firstFocus();
}
