package org.imagewizard.gui.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.gui.review.ReviewState.Fact;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;

/** What follows from starting, in sentences. Every figure is an estimate and says so. */
final class Consequences {
  private final Texts texts;

  Consequences(Texts texts) {
    this.texts = texts;
  }

  List<Fact> happens(Evaluation now, Draft draft) {
    DeploymentPlan plan = now.plan();
    Map<String, Place> places = now.proposal().placement().places();
    long disk = 0;
    long ram = 0;
    long vram = 0;
    for (FitModel.Item item : now.proposal().model().services()) {
      Place place = places.getOrDefault(item.name(), Place.OFF);
      boolean gpu = place.kind() == Place.Kind.GPU;
      if (place.isOn()) {
        disk += item.diskMiB();
        ram += (gpu ? item.ramGpuMiB() : item.ramCpuMiB()) * item.replicas();
        vram += gpu ? item.vramMiB() * item.replicas() : 0;
      }
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("download", texts.get("review.fact.images", plan.running().size())));
    List<String> lacking = now.lacking(draft);
    if (!lacking.isEmpty()) {
      facts.add(
          new Fact(
              "lock", texts.get("review.fact.lock", lacking.size(), String.join(", ", lacking))));
    }
    facts.add(new Fact("disk", texts.get("review.fact.disk", texts.size(disk))));
    facts.add(new Fact("containers", texts.get("review.fact.containers", plan.running().size())));
    facts.add(new Fact("memory", texts.get("review.fact.memory", texts.size(ram))));
    if (vram > 0) {
      facts.add(new Fact("gpu", texts.get("review.fact.gpu", texts.size(vram))));
    }
    if (plan.languageModel() == LanguageModel.REMOTE && draft.keys().containsKey("LLM_URL")) {
      facts.add(new Fact("remote", texts.get("review.fact.remote")));
    }
    String address =
        plan.network() == DeploymentPlan.Reach.PRODUCTION
            ? plan.site().address()
            : "http://127.0.0.1:" + plan.port();
    facts.add(new Fact("port", texts.get("review.fact.port", address)));
    return facts;
  }

  List<String> stays(Evaluation now) {
    List<String> stays = new ArrayList<>();
    stays.add(texts.get("review.stays.others"));
    if (now.plan().restart() == DeploymentPlan.Restart.UPSTREAM) {
      stays.add(texts.get("review.stays.restart"));
    }
    return stays;
  }
}
