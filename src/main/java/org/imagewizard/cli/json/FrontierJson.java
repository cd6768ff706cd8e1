package org.imagewizard.cli.json;

import java.util.List;
import java.util.Locale;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.Frontier;

/** {@code plan --frontier}: one object a size of card. */
public final class FrontierJson {
  private final Catalog catalog;
  private final Locale locale;

  public FrontierJson(Catalog catalog, Locale locale) {
    this.catalog = catalog;
    this.locale = locale;
  }

  public List<Doc> of(List<Frontier.Step> steps) {
    return steps.stream().map(this::step).toList();
  }

  public Doc step(Frontier.Step step) {
    return new Doc()
        .with("gib", step.gib())
        .with("totalMiB", (long) step.gib() * 1024)
        .with("roomMiB", step.cards().stream().mapToLong(FitModel.Card::roomMiB).sum())
        .with("value", step.objective().value())
        .with("cpuFallbacks", step.objective().cpuFallbacks())
        .with("on", step.capabilities().size())
        .with("capabilities", step.capabilities().stream().sorted().toList())
        .with("services", step.loads())
        .with("gained", named(step.gains().capabilities()))
        .with("better", step.gains().better().stream().map(this::better).toList())
        .with("faster", step.gains().faster())
        .with("lost", named(step.gains().lost()))
        .with("localModelToo", step.localModelToo())
        .with("conflict", step.conflict());
  }

  private Doc better(Frontier.Better better) {
    return new Doc()
        .with("capability", better.capability())
        .with("services", better.extra().services())
        .with("title", better.extra().title().in(locale));
  }

  private List<Doc> named(List<String> ids) {
    return ids.stream().map(id -> new Doc().with("id", id).with("title", title(id))).toList();
  }

  private String title(String id) {
    return catalog.capability(id).map(c -> c.title().in(locale)).orElse(id);
  }
}
