package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProgressCellsTest {

  @Test
  void aCellIsFullWhenAllOfItIsDone() {
    assertEquals("░░░░", ProgressCells.of(0, 8, 4).toString());
    assertEquals("░░░░", ProgressCells.of(1, 8, 4).toString());
    assertEquals("█░░░", ProgressCells.of(2, 8, 4).toString());
    assertEquals("███░", ProgressCells.of(7, 8, 4).toString());
    assertEquals("████", ProgressCells.of(8, 8, 4).toString());
  }

  @Test
  void itIsNeverWiderOrNarrower() {
    assertEquals("████", ProgressCells.of(9, 8, 4).toString());
    assertEquals("░░░░", ProgressCells.of(-1, 8, 4).toString());
    assertEquals("░░░░", ProgressCells.of(0, 0, 4).toString());
    assertEquals("██░░", ProgressCells.of(5e15, 1e16, 4).toString());
  }
}
