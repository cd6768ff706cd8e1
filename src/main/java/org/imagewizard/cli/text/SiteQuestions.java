package org.imagewizard.cli.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.cli.session.Sentence;
import org.imagewizard.cli.session.Session;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.Site;
import org.imagewizard.plan.Site.Traefik;
import org.imagewizard.wizard.Draft;

/** What a server on the internet needs to be told: its domain, and where certificates come from. */
final class SiteQuestions {
  private final Conversation conversation;
  private final Session session;

  SiteQuestions(Conversation conversation) {
    this.conversation = conversation;
    this.session = conversation.session();
  }

  /** The draft for {@code reach}; empty to go back to who may reach it. */
  Optional<Draft> ask(Draft draft, Reach reach) {
    if (reach != Reach.PRODUCTION) {
      boolean same = draft.settings().network() == reach;
      Site site = same ? draft.settings().site() : Site.NONE;
      return Optional.of(with(draft, reach, site));
    }
    Site now = draft.settings().network() == reach ? draft.settings().site() : Site.NONE;
    return domain(now)
        .flatMap(this::certificates)
        .map(site -> with(draft, reach, site))
        .map(this::toldOfThe443);
  }

  private Draft toldOfThe443(Draft draft) {
    session.say("site.address", draft.settings().site().address());
    return draft;
  }

  private static Draft with(Draft draft, Reach reach, Site site) {
    return draft.withSettings(draft.settings().withNetwork(reach).withSite(site));
  }

  private Optional<Site> domain(Site now) {
    return text("site.domain", now.domain(), Site::domainMistake).map(now::withDomain);
  }

  private Optional<Site> certificates(Site now) {
    int usual =
        switch (now.certificates()) {
          case FILES -> 2;
          case RESOLVER -> 3;
          case ACME, NONE -> now.traefik() == Traefik.JOIN ? 3 : 1;
        };
    Optional<Integer> choice =
        conversation.choose(
            Question.of(session.text("site.certificates"), session.text("site.certificates.help"))
                .with(
                    List.of(
                        session.text("site.acme"),
                        session.text("site.files"),
                        session.text("site.join")))
                .or(String.valueOf(usual)));
    if (choice.isEmpty()) {
      return Optional.empty();
    }
    Site own = now.withTraefik(Traefik.OWN);
    return switch (choice.get()) {
      case 1 ->
          text("site.email", now.email(), Site::emailMistake)
              .map(address -> own.withEmail(address).withFiles("", ""));
      case 2 -> files(own.withEmail(""));
      default ->
          text("site.resolver", now.resolver(), Site::resolverMistake)
              .map(
                  name ->
                      now.withTraefik(Traefik.JOIN)
                          .withEmail("")
                          .withFiles("", "")
                          .withResolver(name));
    };
  }

  private Optional<Site> files(Site now) {
    Optional<String> certificate = text("site.cert", now.certificate(), this::fileMistake);
    if (certificate.isEmpty()) {
      return Optional.empty();
    }
    return text("site.key", now.key(), this::fileMistake)
        .map(key -> now.withFiles(whole(certificate.get()), whole(key)));
  }

  private Optional<String> text(
      String key, String usual, Function<String, Optional<Phrase>> mistake) {
    return conversation.ask(
        Question.of(session.text(key), session.text("site.help")).or(usual),
        word -> mistake.apply(word).map(rest -> said(word, rest)));
  }

  private String said(String word, Phrase rest) {
    return session.text("site.wrong", word, rest.in(session.locale()));
  }

  private Optional<Phrase> fileMistake(String word) {
    return Files.isReadable(Path.of(whole(word)))
        ? Optional.empty()
        : Optional.of(Sentence.of("site.unread"));
  }

  private String whole(String word) {
    String path = word.startsWith("~/") ? session.home() + word.substring(1) : word;
    return Path.of(path).toAbsolutePath().normalize().toString();
  }
}
