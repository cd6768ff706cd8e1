package org.imagewizard.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.imagewizard.catalog.Remark;
import org.imagewizard.catalog.Remark.Kind;
import org.imagewizard.catalog.front.Front;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.Site;

/** From a Traefik that was set up by hand to the plan's words for it. */
final class HandMadeSite {
  private HandMadeSite() {}

  /** Empty when what could be read is not enough for a server on the internet. */
  static Optional<Site> of(Front front) {
    boolean files = front.own() && !front.certificate().isEmpty() && !front.key().isEmpty();
    Site site =
        Site.NONE
            .withDomain(front.domain())
            .withPath(front.path())
            .withTraefik(front.own() ? Site.Traefik.OWN : Site.Traefik.JOIN)
            .withEmail(front.own() && !files ? front.email() : "")
            .withFiles(files ? front.certificate() : "", files ? front.key() : "")
            .withResolver(front.own() ? Site.USUAL_RESOLVER : front.resolver())
            .withHttpsPort(front.httpsPort() > 0 ? front.httpsPort() : Site.USUAL_HTTPS);
    boolean sound =
        Stream.of(
                site.mistake(Reach.PRODUCTION),
                Site.domainMistake(site.domain()),
                Site.pathMistake(site.path()),
                Site.emailMistake(site.email()),
                Site.resolverMistake(site.resolver()),
                Site.fileMistake(site.certificate()),
                Site.fileMistake(site.key()))
            .allMatch(Optional::isEmpty);
    return sound ? Optional.of(site) : Optional.empty();
  }

  /** What a person should know of what is done with it. */
  static List<Remark> remarks(Optional<Front> front, Optional<Site> site) {
    List<Remark> remarks = new ArrayList<>();
    if (front.isPresent() && site.isEmpty()) {
      remarks.add(Remark.of(Kind.FRONT_INCOMPLETE, List.of()));
    }
    front
        .filter(one -> site.isPresent() && !one.services().isEmpty())
        .map(Front::services)
        .ifPresent(
            services ->
                remarks.add(Remark.of(Kind.FRONT_REPLACED, services, String.join(", ", services))));
    return remarks;
  }
}
