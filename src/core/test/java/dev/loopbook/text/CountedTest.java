package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountedTest {

  @Test
  void oneIsAloneAndThousandsAreApart() {
    assertEquals("1 tick", Counted.of(1, "tick"));
    assertEquals("0 more ticks", Counted.of(0, "more tick"));
    assertEquals("12,000 ticks", Counted.of(12_000, "tick"));
  }
}
