package org.imagewizard.fit;

import java.util.List;
import java.util.Locale;

/** Every sentence that the fit says, in English; the reasons' only home, so French can follow. */
final class Sentences {
  private static final int NAMED = 3;

  String pinned(String place) {
    return "You pinned it to " + place + ".";
  }

  String leftOut() {
    return "You left it out.";
  }

  String profileOn(String profile) {
    return "Part of the profile " + profile + ".";
  }

  String profileStays(String profile, String place, String why) {
    return "Part of the profile "
        + profile
        + ", so it stays selected at "
        + place
        + ", and this computer has no room for it. "
        + why;
  }

  String profileOff(String profile) {
    return "Not part of the profile " + profile + ".";
  }

  String base() {
    return "Always on.";
  }

  String neededFor(List<String> titles) {
    return "Needed for: " + titles(titles) + ".";
  }

  String improves(List<String> titles) {
    return "Gives more to: " + titles(titles) + ".";
  }

  String neededBy(List<String> services) {
    return "Needed by " + list(services) + ".";
  }

  String slower(String note) {
    return " It runs on the processor, slower" + (note.isEmpty() ? "." : ": " + trimmed(note));
  }

  String keysMissing(List<String> groups) {
    return groups.size() == 1
        ? "Keys are missing: " + groups.getFirst() + ". Adding them lets it in."
        : "Keys are missing: " + list(groups) + ". Adding them lets it in.";
  }

  String noLanguageModel() {
    return "It needs a language model, and none is chosen.";
  }

  String deprecated() {
    return "Deprecated: off unless you pin or want it.";
  }

  String unread() {
    return "Nothing reads its result: off unless you pin it.";
  }

  String onlyWhenWanted() {
    return "Only on when you want it.";
  }

  String notInSource(List<String> group) {
    return "This source has no " + String.join(" or ", group) + ".";
  }

  String rival(String other) {
    return other + " does its work, and both must not run together.";
  }

  String alternative(String other) {
    return other + " does its work.";
  }

  String nobodyNeedsIt() {
    return "Nothing that is on needs it.";
  }

  String onlyFor(List<String> titles, String why) {
    return "Only for what is off: " + titles(titles) + ". " + why;
  }

  String needsCard(long mib, int card, long left) {
    return "It needs about "
        + mib(mib)
        + " on GPU "
        + card
        + ", and "
        + mib(left)
        + " are left (estimate).";
  }

  String needsSomeCard(long mib) {
    return "It needs a graphics card with about " + mib(mib) + " free (estimate); there is none.";
  }

  String notOnProcessor(String name, String note, List<Integer> cards) {
    String use = cards.isEmpty() ? "off" : "off or gpu:" + cards.getFirst();
    return name
        + " cannot run on the processor"
        + (note.isEmpty() ? ". " : ": " + trimmed(note) + " ")
        + "Use "
        + use
        + ".";
  }

  String noSuchCard(int card, int cards) {
    String there = cards == 0 ? "no graphics card" : cards == 1 ? "only GPU 0" : cards + " cards";
    return "You pinned it to GPU " + card + ", and this computer has " + there + ".";
  }

  String noUseOfCard(String name) {
    return name + " makes no use of a graphics card. Use off or cpu.";
  }

  String tooLarge(long mib, int card, long room) {
    return "It needs about "
        + mib(mib)
        + " on GPU "
        + card
        + ", and "
        + mib(room)
        + " are free there (estimate).";
  }

  String cannotHold(List<String> conflict) {
    return conflict.size() == 1
        ? "It cannot hold: " + conflict.getFirst() + "."
        : "These cannot hold together: "
            + String.join(", ", conflict)
            + ". Dropping any one of them is enough.";
  }

  String capabilityOn() {
    return "On: all that it needs is on.";
  }

  String capabilityWanted() {
    return "On: you asked for it.";
  }

  String capabilitySlower(List<String> services) {
    return " Slower, because "
        + list(services)
        + (services.size() == 1 ? " runs" : " run")
        + " on the processor.";
  }

  String offBecause(String service, String reason) {
    return service + " is off: " + lower(reason);
  }

  String doesNotFit(List<String> needs, List<String> changes) {
    String what = needs.isEmpty() ? "It does not fit." : "It does not fit: " + list(needs) + ".";
    return changes.isEmpty() ? what : what + " What would let it in: " + or(changes) + ".";
  }

  String needOf(String service, long mib) {
    return service + " needs about " + mib(mib) + " on a card (estimate)";
  }

  String change(WhatIf.Change change, List<String> titles) {
    return switch (change.kind()) {
      case CARD -> "about " + mib(change.mib()) + " more on GPU " + change.about().getFirst();
      case NEW_CARD -> "a graphics card with about " + mib(change.mib()) + " free";
      case RAM -> "about " + mib(change.mib()) + " more memory";
      case DISK -> "about " + mib(change.mib()) + " more disk";
      case DROP -> "giving up " + titles(titles);
      case UNPIN -> "not pinning " + list(change.about());
    };
  }

  String stop(String process, String user, long pid, long mib) {
    String whose = user.isEmpty() ? "" : " of user " + user;
    return "stopping " + process + whose + " (process " + pid + "), which holds " + mib(mib);
  }

  static String mib(long mib) {
    return String.format(Locale.ROOT, "%,d MiB", mib);
  }

  String onlyMore(String title, String service, String why) {
    return "Only gives more to: " + title + ". " + service + " is off too: " + lower(why);
  }

  /** Titles have commas of their own. */
  private static String titles(List<String> titles) {
    List<String> named = titles.subList(0, Math.min(NAMED, titles.size()));
    String more = titles.size() > NAMED ? "; and " + (titles.size() - NAMED) + " more" : "";
    return String.join("; ", named) + more;
  }

  static String list(List<String> words) {
    if (words.size() > NAMED) {
      return String.join(", ", words.subList(0, NAMED))
          + " and "
          + (words.size() - NAMED)
          + " more";
    }
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  private static String or(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + ", or " + words.getLast();
  }

  private static String trimmed(String note) {
    return note.endsWith(".") ? note : note + ".";
  }

  private static String lower(String sentence) {
    return sentence.startsWith("It ") || sentence.startsWith("You ")
        ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1)
        : sentence;
  }
}
