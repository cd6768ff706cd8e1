package org.imagewizard.gui.shell;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
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
  private final Set<Node> followed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ChangeListener<Object> said = (what, before, now) -> changed();
  private final ListChangeListener<Node> children = this::children;
  private final Runnable beforeLayout = this::markOnce;
  private boolean stale;
  private boolean marking;

  /** What a button said, and what it says with its mark. */
  private record Marked(String plain, String text) {}

  private PageKeys(Parent page, FooterView footer) {
    this.page = page;
    this.footer = footer;
  }

  /** Follows what is in {@code page} while it is in a window. */
  static void on(Parent page, FooterView footer) {
    PageKeys keys = new PageKeys(page, footer);
    keys.follow(page);
    page.sceneProperty().subscribe(keys::moved);
    footer.letters().subscribe(keys::changed);
  }

  private void moved(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.removePreLayoutPulseListener(beforeLayout);
    }
    if (now != null) {
      now.addPreLayoutPulseListener(beforeLayout);
      changed();
    }
  }

  /** Hears of all that comes, goes, is shown or says something else, from here downwards. */
  private void follow(Node node) {
    if (repeats(node) || !followed.add(node)) {
      return;
    }
    node.visibleProperty().addListener(said);
    if (node instanceof Button button) {
      button.textProperty().addListener(said);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().addListener(children);
      parent.getChildrenUnmodifiable().forEach(this::follow);
    }
  }

  private void leave(Node node) {
    if (!followed.remove(node)) {
      return;
    }
    node.visibleProperty().removeListener(said);
    if (node instanceof Button button) {
      button.textProperty().removeListener(said);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().removeListener(children);
      parent.getChildrenUnmodifiable().forEach(this::leave);
    }
  }

  private void children(ListChangeListener.Change<? extends Node> change) {
    while (change.next()) {
      change.getRemoved().forEach(this::leave);
      change.getAddedSubList().forEach(this::follow);
    }
    changed();
  }

  /** Many changes, one walk, before the next frame. */
  private void changed() {
    if (!marking && !stale) {
      stale = true;
      Platform.requestNextPulse();
    }
  }

  private void markOnce() {
    if (stale) {
      stale = false;
      marking = true;
      mark(page, footer.letters().getValue());
      marking = false;
    }
  }

  /** The letters that are taken then. */
  private static String mark(Parent parent, String taken) {
    String all = taken;
    for (Node node : List.copyOf(parent.getChildrenUnmodifiable())) {
      if (node.isVisible() && node instanceof Button button) {
        all = wants(button) ? mark(button, all) : all;
      } else if (node.isVisible() && !repeats(node) && node instanceof Parent inner) {
        all = mark(inner, all);
      }
    }
    return all;
  }

  private static boolean repeats(Node node) {
    return node instanceof ListView<?> || node instanceof TableView<?>;
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
