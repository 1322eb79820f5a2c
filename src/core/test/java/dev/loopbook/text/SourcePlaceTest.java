package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SourcePlaceTest {

  @Test
  void aPlaceIsTheFileWithoutItsEndAndTheLine() {
    assertEquals(
        "TwoTasks:18", SourcePlace.of(new StackTraceElement("a.B", "m", "TwoTasks.java", 18)));
    assertEquals("notes.txt:3", SourcePlace.of("notes.txt", 3));
  }

  @Test
  void aPlaceWithoutAFileIsNamedAfterTheClass() {
    assertEquals("a.B:-1", SourcePlace.of(new StackTraceElement("a.B", "m", null, -1)));
  }
}
