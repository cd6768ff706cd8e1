package org.imagewizard.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Location;

/**
 * Something in a folder set up by hand that Compose refuses, or that does not do what whoever wrote
 * it meant.
 *
 * @param services whom it is about, sorted; empty for the whole folder
 * @param at where it stands; empty where that is no one place
 * @param arguments of the sentence, see {@code catalog/messages_en.properties}
 */
public record Remark(
    Kind kind, List<String> services, Optional<Location> at, List<Object> arguments) {
  /** What was found. The ids are a promise, see docs/text-mode.md. */
  public enum Kind {
    /** A later file meant to choose another card, and Compose appended its request. */
    DEVICES_APPENDED(true),
    /** A later file meant to take the card away, and an empty list appends nothing. */
    DEVICES_KEPT(true),
    /** The service gets no group, so that it cannot read the socket. */
    GROUP_BLANK(true),
    VARIABLE_UNSET(true),
    ENV_FILE_MISSING(true),
    /** Other people of this computer can read a file with keys. */
    ENV_FILE_OPEN(false),
    /** Services that write the same result are both selected. */
    RIVALS(false),
    NOTHING_SELECTED(true),
    TAG_MISSING(true),
    /** The registry did not say whether it has the image. */
    TAG_UNKNOWN(false),
    /** A file of Traefik's that is in no form that is understood here. */
    TRAEFIK_UNREAD(false),
    /** Its API answers everybody, without a password. */
    TRAEFIK_INSECURE(false),
    TRAEFIK_DASHBOARD(false),
    /** The program that faces the network controls the engine. */
    TRAEFIK_SOCKET(false),
    TRAEFIK_NO_REDIRECT(false),
    TRAEFIK_TLS_OLD(false),
    /** Traefik and nginx take requests of different sizes. */
    BODY_LIMITS(false),
    NETWORK_UNDECLARED(true),
    /** Traefik's network by name only: Compose makes another one, and Traefik is not on it. */
    NETWORK_NOT_SHARED(true),
    /** The engine has no such network. */
    NETWORK_ABSENT(true),
    /** Services that the wizard's own stand in for. */
    FRONT_REPLACED(false),
    FRONT_INCOMPLETE(false);

    private final boolean wrong;

    Kind(boolean wrong) {
      this.wrong = wrong;
    }

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether something does not work as it stands; else it is a warning. */
    public boolean wrong() {
      return wrong;
    }
  }

  public Remark {
    services = services.stream().sorted().toList();
    arguments = List.copyOf(arguments);
  }

  public static Remark of(Kind kind, List<String> services, Object... arguments) {
    return new Remark(kind, services, Optional.empty(), List.of(arguments));
  }

  public Remark in(Location place) {
    return new Remark(kind, services, Optional.of(place), arguments);
  }

  /** One sentence: what, and of whom. */
  public Phrase summary() {
    return Sentence.of(kind.id(), arguments.toArray());
  }

  /** What it means, and what the wizard, or a person, does about it. */
  public Phrase advice() {
    return Sentence.of(kind.id() + ".advice", arguments.toArray());
  }
}
