package org.imagewizard.gui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.imagewizard.gui.check.CheckView;
import org.imagewizard.gui.check.CheckViewModel;
import org.imagewizard.gui.keys.KeysView;
import org.imagewizard.gui.keys.KeysViewModel;
import org.imagewizard.gui.network.NetworkView;
import org.imagewizard.gui.network.NetworkViewModel;
import org.imagewizard.gui.review.ReviewView;
import org.imagewizard.gui.review.ReviewViewModel;
import org.imagewizard.gui.run.RunView;
import org.imagewizard.gui.run.RunViewModel;
import org.imagewizard.gui.run.Stage;
import org.imagewizard.gui.services.ServicesView;
import org.imagewizard.gui.services.ServicesViewModel;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Pages;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.shell.UnderWay;
import org.imagewizard.gui.start.StartView;
import org.imagewizard.gui.start.StartViewModel;
import org.imagewizard.gui.version.VersionView;
import org.imagewizard.gui.version.VersionViewModel;
import org.imagewizard.wizard.Step;

/** The eight pages, made once for a session. */
final class WizardPages implements Pages {
  private final Session session;
  private final Texts texts;
  private final StartViewModel start;
  private final CheckViewModel check;
  private final ServicesViewModel services;
  private final KeysViewModel keys;
  private final VersionViewModel version;
  private final NetworkViewModel network;
  private final ReviewViewModel review;
  private final RunViewModel run;

  /**
   * @param close ends the wizard
   * @param watched whether the person looks at this window
   * @param front brings this window before all others
   */
  WizardPages(Session session, Runnable close, BooleanSupplier watched, Runnable front) {
    this.session = session;
    texts = session.texts();
    run = new RunViewModel(session, close, watched, front);
    start = new StartViewModel(session, run::tryIt, run::open, run.opening());
    check = new CheckViewModel(session);
    services = new ServicesViewModel(session);
    keys = new KeysViewModel(session);
    version = new VersionViewModel(session);
    network = new NetworkViewModel(session);
    review = new ReviewViewModel(session, run::start);
  }

  RunViewModel run() {
    return run;
  }

  @Override
  public List<PageViewModel> models() {
    return List.of(start, check, services, keys, version, network, review, run);
  }

  /** What goes on and would be cut off with the window. */
  List<UnderWay> underWay() {
    return models().stream().map(PageViewModel::underWay).flatMap(List::stream).toList();
  }

  @Override
  public Page view(Step step) {
    return switch (step) {
      case START -> new StartView(texts, start);
      case CHECK -> new CheckView(texts, check);
      case SERVICES -> new ServicesView(texts, services);
      case KEYS -> new KeysView(texts, keys);
      case VERSION -> new VersionView(texts, version);
      case NETWORK -> new NetworkView(texts, network);
      case REVIEW -> new ReviewView(texts, review);
      case RUN -> new RunView(texts, run);
    };
  }

  @Override
  public boolean takes(Path file) {
    return run.stage().get() == Stage.IDLE;
  }

  @Override
  public void take(Path file) {
    Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
    if (folder != null) {
      session.go(Step.START);
      start.choose(folder);
    }
  }

  @Override
  public void drain() {
    run.drain();
  }
}
