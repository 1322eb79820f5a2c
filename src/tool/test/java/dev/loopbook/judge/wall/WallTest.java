package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class WallTest {
  @Test
  void reportsNameItInSmallLettersAndSayWhatItMeans() {
    assertEquals("network", Wall.NETWORK.toString());
    assertEquals("no network", Wall.NETWORK.words());
  }
}
