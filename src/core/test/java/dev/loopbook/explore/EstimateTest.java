package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EstimateTest {

  private static Estimate of(double... products) {
    var sum = new Estimate.Sum();
    for (var product : products) {
      sum.add(product);
    }
    return sum.estimate();
  }

  @Test
  void itIsTheMeanWithItsStandardError() {
    // the sample variance of 2, 4, 4, 4, 5, 5, 7, 9 is 32 / 7
    var estimate = of(2, 4, 4, 4, 5, 5, 7, 9);
    assertEquals(5, estimate.orders());
    assertEquals(Math.sqrt(32.0 / 7 / 8), estimate.error(), 1e-12);
    assertEquals(8, estimate.descents());
  }

  @Test
  void oneDescentTellsNoSpreadAndNoneASingleOrder() {
    assertEquals(new Estimate(6, 0, 1), of(6));
    assertEquals(new Estimate(1, 0, 0), of());
  }

  @Test
  void ofTwoTheSpreadIsKnown() {
    assertEquals(new Estimate(2, 1, 2), of(1, 3));
  }
}
