package org.imagewizard.cli.json;

import java.util.Locale;
import java.util.Map;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.catalog.Remark;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.Settings;
import org.imagewizard.wizard.Adoption;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.keys.KeySheet;

/** {@code import}. */
public final class AdoptionJson {
  private AdoptionJson() {}

  public static Doc of(Adoption adoption, Evaluation evaluation, KeySheet keys, Locale locale) {
    Settings settings = adoption.draft().settings();
    return new Doc()
        .with("source", adoption.catalog().source())
        .with("files", adoption.inspection().files().stream().map(String::valueOf).toList())
        .with("profiles", adoption.catalog().stack().profiles())
        .with("name", settings.name())
        .with("channel", settings.channel())
        .with("network", Doc.word(settings.network()))
        .with("address", address(settings))
        .with("certificates", Doc.word(settings.site().certificates()))
        .with("port", settings.port())
        .with("piiLogging", settings.piiLogging())
        .with("storeImageData", settings.storeImageData())
        .with("cacheMiB", settings.memcachedMiB())
        .with(
            "services",
            evaluation.plan().services().stream()
                .map(one -> new Doc().with("name", one.name()).with("state", one.place() + ""))
                .toList())
        .with("keys", KeysJson.keys(keys, Map.of()))
        .with("remarks", adoption.inspection().remarks().stream().map(r -> doc(r, locale)).toList())
        .with("notices", adoption.catalog().notices().stream().map(n -> n.in(locale)).toList())
        .with("conflict", evaluation.proposal().placement().conflict());
  }

  private static String address(Settings settings) {
    return settings.network() == Reach.PRODUCTION ? settings.site().address() : "";
  }

  private static Doc doc(Remark remark, Locale locale) {
    return new Doc()
        .with("id", remark.kind().id())
        .with("wrong", remark.kind().wrong())
        .with("services", remark.services())
        .with("file", remark.at().map(Location::file).orElse(""))
        .with("line", remark.at().map(Location::line).orElse(0))
        .with("summary", remark.summary().in(locale))
        .with("advice", remark.advice().in(locale));
  }
}
