package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.SimpleBooleanProperty;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.gui.check.CheckViewModel;
import org.imagewizard.gui.review.ReviewViewModel;
import org.imagewizard.gui.run.RunViewModel;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.shell.UnderWay;
import org.imagewizard.gui.start.StartViewModel;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each page says that closing the window would cut off, at the moment it is at it. */
class UnderWayTest {
  /** All that changes something. */
  private static final Set<String> CHANGING =
      Set.of(
          "runFix",
          "bring",
          "write",
          "practice",
          "up",
          "down",
          "remove",
          "update",
          "rollback",
          "bundle",
          "unbundle");

  private final FakeBackend fake = new FakeBackend();
  private final List<PageViewModel> pages = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  /** What was stopped by what the page gave for it. */
  private final List<String> stopped = new ArrayList<>();

  private final Session session =
      new Session(
          looked(Backend.class, fake),
          Tasks::sameThread,
          Runnable::run,
          new Texts(Locale.ENGLISH),
          Draft.fresh(FakeData.home(), "lab-server"));

  /** The same, but for looking at the pages whenever it changes something. */
  private <T> T looked(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (CHANGING.contains(method.getName())) {
                look(method.getName(), arguments);
              }
              Object answer = call(method, real, arguments);
              return answer instanceof Archives archives
                  ? looked(Archives.class, archives)
                  : answer;
            }));
  }

  private static @Nullable Object call(Method method, Object real, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private void look(String work, Object[] arguments) {
    List<UnderWay> now = pages.stream().map(PageViewModel::underWay).flatMap(List::stream).toList();
    now.forEach(one -> said.add(one.what().in(Locale.ENGLISH)));
    now.forEach(one -> one.stop().run());
    Arrays.stream(arguments)
        .filter(Cancellation.class::isInstance)
        .map(Cancellation.class::cast)
        .filter(Cancellation::isCancelled)
        .forEach(heard -> stopped.add(work));
  }

  private void nothingIsUnderWay() {
    assertThat(pages).isNotEmpty().allMatch(page -> page.underWay().isEmpty());
  }

  @Test
  void theLastPageIsAtAStartAStopAnUpdateAPackingOrATakingAway() {
    fake.logsEndAtOnce = true;
    RunViewModel run = new RunViewModel(session, () -> {}, () -> true, () -> {});
    pages.add(run);
    nothingIsUnderWay();
    run.tryIt();
    nothingIsUnderWay();
    run.dashboard().update();
    run.dashboard().rollBack();
    run.dashboard().pack();
    run.dashboard().bundle().pack();
    nothingIsUnderWay();
    run.stop();
    run.farewell().ask();
    run.farewell().begin();
    nothingIsUnderWay();
    assertThat(said)
        .containsExactly(
            "The practice server is being made.",
            "practice is being started.",
            "The images of practice are being exchanged.",
            "The images of practice are being exchanged.",
            "The server practice is being packed.",
            "practice is being stopped.",
            "practice is being taken away.");
    assertThat(stopped)
        .containsExactly("practice", "up", "update", "rollback", "bundle", "down", "remove");
  }

  @Test
  void theFirstPageIsAtACloneAnUnpackingOrAPacking() {
    StartViewModel start =
        new StartViewModel(session, () -> {}, opened -> {}, new SimpleBooleanProperty());
    pages.add(start);
    start.source().bring();
    start.archive().file().set("/media/usb/lab.bundle");
    start.archive().folder().set("/home/somebody/image/lab");
    start.archive().load();
    start.pack(FakeData.servers().getFirst());
    start.bundle().pack();
    nothingIsUnderWay();
    assertThat(said)
        .containsExactly(
            "A copy of https://github.com/Shared-Reality-Lab/IMAGE-server.git is being made.",
            "A server is being unpacked into /home/somebody/image/lab.",
            "The server practice is being packed.");
    assertThat(stopped).containsExactly("bring", "unbundle", "bundle");
  }

  @Test
  void theCheckIsAtARepair() {
    CheckViewModel check = new CheckViewModel(session);
    pages.add(check);
    session.go(Step.CHECK);
    check.enter();
    check.run(check.findings().get().getFirst().fixes().getFirst());
    nothingIsUnderWay();
    assertThat(said).containsExactly("A repair of this computer is running.");
    assertThat(stopped).containsExactly("runFix");
  }

  @Test
  void theReviewIsAtItsFiles() {
    ReviewViewModel review = new ReviewViewModel(session, written -> {});
    pages.add(review);
    session.go(Step.REVIEW);
    review.enter();
    review.writeOnly();
    nothingIsUnderWay();
    assertThat(said).containsExactly("The server's files are being written.");
  }
}
