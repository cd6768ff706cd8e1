package org.imagewizard.gui.run;

import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.watch.StackStatus.ServiceStatus;
import org.jspecify.annotations.Nullable;

/** One service on its way: a row of the table, changed in place. */
public final class ServiceRow {
  private final String name;
  private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(Phase.WAITING);
  private final StringProperty reason = new SimpleStringProperty("");
  private final LongProperty received = new SimpleLongProperty();
  private final LongProperty total = new SimpleLongProperty();
  private final ObjectProperty<@Nullable ServiceStatus> seen = new SimpleObjectProperty<>();

  public ServiceRow(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  public ObjectProperty<Phase> phase() {
    return phase;
  }

  public StringProperty reason() {
    return reason;
  }

  public LongProperty received() {
    return received;
  }

  /** 0 while unknown. */
  public LongProperty total() {
    return total;
  }

  /** What was measured of it last; null before the first look. */
  public ObjectProperty<@Nullable ServiceStatus> seen() {
    return seen;
  }

  /** Whether it needs somebody to look. */
  public boolean troubled() {
    return phase.get() == Phase.UNHEALTHY || phase.get() == Phase.EXITED;
  }
}
