package org.imagewizard.fit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.imagewizard.base.text.Languages;
import org.jspecify.annotations.Nullable;

/**
 * Why everything is on or off. It takes ten times as long to work out as what fits, so it is worked
 * out when it is first asked for, in that language. Thread-safe.
 */
public final class Explanation {
  private final Function<Locale, Reasons> why;
  private final Supplier<Map<String, List<Change>>> whatWould;
  private final Map<Locale, Reasons> known = new ConcurrentHashMap<>();
  private @Nullable Map<String, List<Change>> changes;

  /**
   * @param why is asked once per language, by one thread at a time
   * @param whatWould is asked once, of a capability that is off to what would let it in
   */
  public Explanation(Function<Locale, Reasons> why, Supplier<Map<String, List<Change>>> whatWould) {
    this.why = why;
    this.whatWould = whatWould;
  }

  /** Works them out where that was not done yet: some tens of milliseconds. */
  synchronized Reasons reasons(Locale locale) {
    Locale language = Languages.nearest(locale);
    Reasons reasons = known.get(language);
    if (reasons == null) {
      reasons = why.apply(language);
      known.put(language, reasons);
    }
    return reasons;
  }

  /** Empty while they are not worked out in this language; asks nothing and never waits. */
  Optional<Reasons> known(Locale locale) {
    return Optional.ofNullable(known.get(Languages.nearest(locale)));
  }

  synchronized Map<String, List<Change>> changes() {
    if (changes == null) {
      changes = whatWould.get();
    }
    return changes;
  }
}
