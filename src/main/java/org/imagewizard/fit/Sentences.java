package org.imagewizard.fit;

import java.util.List;
import java.util.Locale;
import org.imagewizard.base.text.Messages;
import org.imagewizard.base.text.Phrase;

/** Every sentence that the fit says, in one language. Sizes in MiB. */
final class Sentences {
  static final String BUNDLE = "org.imagewizard.fit.messages";
  private static final int NAMED = 3;

  private final Messages messages;

  Sentences(Locale locale) {
    messages = Messages.load(BUNDLE, locale);
  }

  /** For what is put into words only where somebody reads it. */
  static Phrase phrase(String key, Object... arguments) {
    return Phrase.of(BUNDLE, key, arguments);
  }

  Locale locale() {
    return messages.locale();
  }

  String say(String key, Object... arguments) {
    return messages.get(key, arguments);
  }

  String mib(long mib) {
    return say("unit.mib", String.format(locale(), "%,d", mib));
  }

  String slower(String note) {
    return note.isEmpty() ? say("slower") : say("slower.note", sentence(note));
  }

  String notOnProcessor(String name, String note, List<Integer> cards) {
    String use =
        cards.isEmpty()
            ? say("place.off")
            : say("place.off-or-card", String.valueOf(cards.getFirst()));
    return note.isEmpty()
        ? say("not-on-processor", name, use)
        : say("not-on-processor.note", name, use, small(sentence(note)));
  }

  String noSuchCard(int card, List<Integer> cards) {
    return cards.isEmpty()
        ? say("no-such-card.none", String.valueOf(card))
        : say(
            "no-such-card",
            String.valueOf(card),
            list(cards.stream().map(c -> "GPU " + c).toList()));
  }

  String cannotHold(List<String> conflict) {
    String entries = String.join(say("join.list"), conflict);
    return say(conflict.size() == 1 ? "cannot-hold" : "cannot-hold.together", entries);
  }

  String onSlower(List<String> services) {
    return say("on.slower", list(services), services.size());
  }

  String offBecause(String service, String reason) {
    return say("off-because", service, small(reason));
  }

  String onlyMore(String title, String service, String why) {
    return say("only-more", title, service, small(why));
  }

  String doesNotFit(List<String> needs, List<String> changes) {
    String what = needs.isEmpty() ? say("unfit") : say("unfit.needs", list(needs));
    return changes.isEmpty() ? what : what + " " + say("unfit.changes", or(changes));
  }

  /**
   * @param titles of what {@link Change#about} names, where it has titles
   */
  String change(Change change, List<String> titles) {
    List<String> about = change.about();
    return switch (change.kind()) {
      case MOVE -> say("change.move", list(about));
      case UNPIN -> say("change.unpin", list(about));
      case STOP ->
          say(
              about.get(3).isEmpty() ? "change.stop" : "change.stop.user",
              about.get(1),
              about.get(2),
              mib(change.mib()),
              about.get(3));
      case CARD -> say("change.card", mib(change.mib()), about.getFirst());
      case NEW_CARD -> say("change.new-card", mib(change.mib()));
      case RAM -> say("change.ram", mib(change.mib()));
      case DISK -> say("change.disk", mib(change.mib()));
      case KEYS -> say("keys.missing", list(titles));
      case REMOTE -> say("change.remote");
      case DROP -> say("change.drop", titles(titles));
    };
  }

  /** Titles have commas of their own. */
  String titles(List<String> titles) {
    String named = String.join("; ", titles.subList(0, Math.min(NAMED, titles.size())));
    return titles.size() > NAMED ? say("join.titles.more", named, titles.size() - NAMED) : named;
  }

  String list(List<String> words) {
    if (words.size() > NAMED) {
      String named = String.join(say("join.list"), words.subList(0, NAMED));
      return say("join.more", named, words.size() - NAMED);
    }
    return words.size() < 2 ? String.join("", words) : joined(words, "join.and");
  }

  private String or(List<String> words) {
    return words.size() < 2 ? String.join("", words) : joined(words, "join.or");
  }

  private String joined(List<String> words, String key) {
    String before = String.join(say("join.list"), words.subList(0, words.size() - 1));
    return say(key, before, words.getLast());
  }

  private static String sentence(String note) {
    return note.endsWith(".") ? note : note + ".";
  }

  private String small(String sentence) {
    for (String beginning : say("join.small").split("\\|")) {
      if (sentence.startsWith(beginning)) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
      }
    }
    return sentence;
  }
}
