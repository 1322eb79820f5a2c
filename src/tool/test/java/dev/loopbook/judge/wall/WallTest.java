package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class WallTest {
  @Test
  void reportsNameItInSmallLetters() {
    assertEquals("network", Wall.NETWORK.toString());
  }
}
