package org.imagewizard.base.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.junit.jupiter.api.Test;

class TasksTest {
  private final List<String> seen = new ArrayList<>();
  private final Tasks tasks = Tasks.sameThread(problem -> seen.add("unmatched " + problem.id()));

  @Test
  void runsHandlersInOrder() {
    tasks
        .run(() -> 42)
        .onSuccess(n -> seen.add("got " + n))
        .andFinally(() -> seen.add("end"))
        .start();
    assertThat(seen).containsExactly("got 42", "end");
  }

  @Test
  void aProblemWithoutHandlerIsNotLost() {
    tasks
        .run(
            () -> {
              throw new ProblemException(Problem.input("x.y", Phrase.plain("Wrong.")));
            })
        .andFinally(() -> seen.add("end"))
        .start();
    assertThat(seen).containsExactly("unmatched x.y", "end");
  }

  @Test
  void anUnforeseenExceptionBecomesAProblem() {
    tasks
        .run(
            () -> {
              throw new IllegalStateException("boom");
            })
        .onError(problem -> seen.add(problem.summary()))
        .start();
    assertThat(seen).singleElement().asString().contains("unforeseen", "boom");
  }

  @Test
  void allRunsSideBySideAndKeepsTheOrder() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    Callable<Boolean> meet =
        () -> {
          both.countDown();
          return both.await(10, TimeUnit.SECONDS);
        };
    assertThat(Tasks.all(List.of(meet, meet))).containsExactly(true, true);
  }

  @Test
  void workWaitsForItsBeginning() throws InterruptedException {
    CountDownLatch begin = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    List<Long> leftToWaitFor = new CopyOnWriteArrayList<>();
    Tasks.daemon(Runnable::run, problem -> seen.add(problem.id()), begin)
        .run(() -> leftToWaitFor.add(begin.getCount()))
        .andFinally(done::countDown)
        .start();
    assertThat(done.await(50, TimeUnit.MILLISECONDS)).isFalse();
    begin.countDown();
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(leftToWaitFor).containsExactly(0L);
    assertThat(seen).isEmpty();
  }

  @Test
  void cancellationRunsItsActionsOnceAndAtOnceWhenLate() {
    Cancellation cancellation = new Cancellation();
    cancellation.onCancel(() -> seen.add("early"));
    cancellation.cancel();
    cancellation.cancel();
    cancellation.onCancel(() -> seen.add("late"));
    assertThat(seen).containsExactly("early", "late");
    assertThatThrownBy(cancellation::check).isInstanceOf(ProblemException.class);
  }
}
