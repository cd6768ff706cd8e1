package org.imagewizard.cli.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.watch.Course;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.watch.StackStatus.ServiceStatus;

/** The live state: the verdict, then what is not as it should be. */
public final class StatusView {
  private final Session session;
  private final StackStatus status;

  public StatusView(Session session, StackStatus status) {
    this.session = session;
    this.status = status;
  }

  /** Every planned service runs, none is unhealthy, and the files are as they were written. */
  public boolean good() {
    return troubled().isEmpty() && status.drift().isEmpty();
  }

  private List<ServiceStatus> planned() {
    return status.services().stream().filter(one -> !one.placement().equals("off")).toList();
  }

  private List<ServiceStatus> troubled() {
    return planned().stream().filter(one -> !one.fine()).toList();
  }

  public void print(Deployment deployment, boolean all) {
    List<ServiceStatus> planned = planned();
    int ready = planned.size() - troubled().size();
    String key =
        ready == planned.size() ? "status.good" : ready == 0 ? "status.none" : "status.some";
    session.say(key, ready, planned.size());
    session.say("status.address", deployment.address());
    troubles();
    int starting = (int) planned.stream().filter(one -> one.health().equals("starting")).count();
    if (starting > 0) {
      session.say("status.starting", starting);
    }
    status.cards().forEach(this::whole);
    planned.stream()
        .filter(one -> one.gpuMiB() > 0 || (one.gpuMiB() == 0 && one.estimateMiB() > 0))
        .forEach(this::card);
    memory(planned);
    List<ServiceStatus> restarted = planned.stream().filter(one -> one.restarts() > 0).toList();
    for (ServiceStatus one : restarted) {
      session.say("status.restarts", one.name(), one.restarts());
    }
    status
        .drift()
        .forEach(line -> session.item(session.text("status.drift", line.in(session.locale()))));
    if (status.drift().isEmpty()) {
      session.say("status.files");
    }
    if (all) {
      planned.forEach(
          one ->
              session.item(
                  session.text(
                      "status.service", one.name(), one.state(), one.health(), one.placement())));
    } else if (ready > 0) {
      session.say("status.rest", ready);
    }
    if (ready < planned.size()) {
      session.say("status.do", Wrap.keep(deployment.folder()));
    }
  }

  /** How the figures went; nothing where nothing was measured. */
  public void print(List<Course> courses) {
    courses.forEach(one -> session.item(one.words().in(session.locale())));
  }

  /** One line for all services with the same trouble: forty equal lines hide the other one. */
  private void troubles() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (ServiceStatus one : troubled()) {
      String what =
          session
              .text("status.trouble", one.state(), one.health(), one.reason().in(session.locale()))
              .strip();
      names.computeIfAbsent(what, key -> new ArrayList<>()).add(one.name());
    }
    names.forEach(
        (what, services) ->
            session.item(
                session.text("progress.problem", String.join(", ", services)) + ": " + what));
  }

  private void whole(StackStatus.Card card) {
    session.say("status.gpu", card.index(), card.name(), card.usedMiB(), card.totalMiB());
    for (StackStatus.Other other : card.others()) {
      session.item(
          "  "
              + (other.usedMiB() < 0
                  ? session.text("status.other.unknown", other.words())
                  : session.text("status.other", other.words(), other.usedMiB())));
    }
  }

  private void memory(List<ServiceStatus> planned) {
    long all = planned.stream().mapToLong(ServiceStatus::memoryMiB).filter(mib -> mib > 0).sum();
    if (all > 0) {
      session.say("status.memory", new Units(session).memory(all));
    }
  }

  private void card(ServiceStatus one) {
    session.item(
        session.text("status.card", one.name(), one.placement(), one.gpuMiB(), one.estimateMiB()));
  }
}
