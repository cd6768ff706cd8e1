package org.imagewizard.gui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.imagewizard.gui.theme.AccessKeys;
import org.jspecify.annotations.Nullable;

/**
 * Gives the buttons of the page that is shown the letters that header, command line and footer
 * leave free. A button keeps its letter while it is there; links and what stands in lists have
 * none, there are too many of them.
 */
final class PageKeys {
  private static final Object KEY = "image-wizard.access-key";

  private final Parent page;
  private final FooterView footer;
  private final Runnable beforeLayout = this::mark;

  /** What a button said, and what it says with its mark. */
  private record Marked(String plain, String text) {}

  private PageKeys(Parent page, FooterView footer) {
    this.page = page;
    this.footer = footer;
  }

  /** Follows what is in {@code page} while it is in a window. */
  static void on(Parent page, FooterView footer) {
    PageKeys keys = new PageKeys(page, footer);
    page.sceneProperty().subscribe(keys::moved);
    footer.letters().subscribe(keys::mark);
  }

  private void moved(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.removePreLayoutPulseListener(beforeLayout);
    }
    if (now != null) {
      now.addPreLayoutPulseListener(beforeLayout);
    }
  }

  /**
   * Before each frame: whatever comes, goes or says something else asks for one. Whether the page
   * itself needs a layout tells nothing of what is inside a part that scrolls.
   */
  private void mark() {
    mark(page, footer.letters().getValue());
  }

  /** The letters that are taken then. */
  private static String mark(Parent parent, String taken) {
    String all = taken;
    for (Node node : List.copyOf(parent.getChildrenUnmodifiable())) {
      if (node.isVisible() && node instanceof Button button) {
        all = wants(button) ? mark(button, all) : all;
      } else if (node.isVisible() && node instanceof Parent inner && !repeats(inner)) {
        all = mark(inner, all);
      }
    }
    return all;
  }

  private static boolean repeats(Parent parent) {
    List<String> styles = parent.getStyleClass();
    return styles.contains("list-cell") || styles.contains("table-cell");
  }

  private static boolean wants(Button button) {
    return !button.getStyleClass().contains("link")
        && !button.textProperty().isBound()
        && !button.getText().isBlank();
  }

  private static String mark(Button button, String taken) {
    String text = button.getText();
    Marked known = button.getProperties().get(KEY) instanceof Marked one ? one : null;
    String plain = known != null && known.text().equals(text) ? known.plain() : text;
    String letter = AccessKeys.letter(text);
    boolean keeps = !plain.equals(text) && !letter.isEmpty() && !taken.contains(letter);
    String marked = keeps ? text : AccessKeys.mark(plain, taken);
    if (!marked.equals(text)) {
      button.getProperties().put(KEY, new Marked(plain, marked));
      button.setText(marked);
    }
    return taken + AccessKeys.letter(marked);
  }
}
