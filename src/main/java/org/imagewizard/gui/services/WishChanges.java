package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.fit.Wishes;
import org.imagewizard.gui.services.ServicesState.Placed;

/** Wishes after one click more. */
final class WishChanges {
  private WishChanges() {}

  static Wishes wanting(Wishes w, String id) {
    return with(w, plus(w.wants(), id), minus(w.without(), id), w.pins());
  }

  static Wishes leavingOut(Wishes w, String id) {
    return with(w, minus(w.wants(), id), plus(w.without(), id), w.pins());
  }

  /**
   * @param place as pins are typed, or {@link Placed#AUTOMATIC}
   */
  static Wishes pinning(Wishes w, String service, String place) {
    Map<String, String> pins = new HashMap<>(w.pins());
    if (place.equals(Placed.AUTOMATIC)) {
      pins.remove(service);
    } else {
      pins.put(service, place);
    }
    return with(w, w.wants(), w.without(), pins);
  }

  /** Earlier wishes for capabilities do not stand in the way of the next one. */
  static Wishes unforced(Wishes w) {
    return with(w, List.of(), w.without(), w.pins());
  }

  private static Wishes with(
      Wishes w, List<String> wants, List<String> without, Map<String, String> pins) {
    return w.withWants(wants).withoutNames(without).withPins(pins);
  }

  private static List<String> plus(List<String> list, String one) {
    List<String> next = minus(list, one);
    next.add(one);
    return next;
  }

  private static List<String> minus(List<String> list, String one) {
    List<String> next = new ArrayList<>(list);
    next.remove(one);
    return next;
  }
}
