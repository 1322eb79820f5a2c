package dev.loopbook.shell.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.shell.explore.ExplorationStatus.Done;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplorationStatusTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "0   | 1000   | false | ░░░░░░░░░░░░░░░░░░░░ 0 of 1,000 orders",
        "500 | 1000   | false | ██████████░░░░░░░░░░ 500 of 1,000 orders",
        "500 | 168000 | true  | ░░░░░░░░░░░░░░░░░░░░ 500 of about 168,000 orders",
        "500 | 400    | true  | ████████████████████ 500 of about 500 orders",
        "500 | 0      | true  | 500 orders",
      })
  void itIsABarWhereTheNumberOfOrdersIsKnownOrEstimated(
      long done, double expected, boolean isEstimate, String text) {
    assertEquals(
        text + " · Ctrl-C shows what is known",
        ExplorationStatus.text(new Done(done, expected, isEstimate)));
  }
}
