package org.imagewizard.gui.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imagewizard.gui.services.FrontierState.Cell;
import org.imagewizard.gui.services.FrontierState.Column;
import org.imagewizard.gui.services.FrontierState.Row;
import org.imagewizard.gui.theme.Tone;
import org.junit.jupiter.api.Test;

class FrontierTextTest {
  private final FrontierState table =
      new FrontierState(
          false,
          List.of(column("No card"), column("8 GB, \"yours\"")),
          List.of(
              new Row(
                  "French, for photos",
                  List.of(new Cell(Tone.OFF, "No"), new Cell(Tone.OK, "Yes")))),
          List.of(),
          List.of(),
          1);

  private static Column column(String title) {
    return new Column(title, "", false, 0, List.of(), 0, title);
  }

  @Test
  void commasAndQuotesStayInTheirCell() {
    assertThat(FrontierText.csv("Card", table))
        .isEqualTo(
            """
            "Card","No card","8 GB, ""yours""\"
            "French, for photos","No","Yes"
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void theClipboardGetsTabs() {
    assertThat(FrontierText.tabs("Card", table))
        .isEqualTo("Card\tNo card\t8 GB, \"yours\"\nFrench, for photos\tNo\tYes");
  }
}
