package org.imagewizard.gui.version;

import java.util.List;
import org.imagewizard.catalog.Service;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.version.VersionViewModel.Image;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.wizard.Evaluation;

/** The image references of a plan, for reading; the files themselves are made by the renderer. */
final class ImageNames {
  private final Texts texts;

  ImageNames(Texts texts) {
    this.texts = texts;
  }

  List<Image> of(Evaluation now, String tag, String registry) {
    return now.plan().running().stream()
        .map(PlannedService::name)
        .flatMap(name -> now.catalog().service(name).stream())
        .map(service -> image(service, tag, registry))
        .toList();
  }

  private Image image(Service service, String tag, String registry) {
    String reference = service.image().replaceAll("\\$\\{[^}]*}", tag);
    if (!registry.isEmpty()) {
      int slash = reference.indexOf('/');
      boolean host = slash > 0 && reference.substring(0, slash).matches(".*[.:].*|localhost");
      reference = registry + "/" + (host ? reference.substring(slash + 1) : reference);
    }
    long size = service.estimate().imageMiB();
    return new Image(
        service.name(), reference, size > 0 ? texts.size(size) : texts.get("version.unknown"));
  }
}
