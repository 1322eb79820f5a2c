package dev.loopbook.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.step.Cause.Link;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CauseTest {

  @Test
  void aChainOfAMillionLinksKeepsTheNewest() {
    var cause = Cause.first(link(0));
    for (var tick = 1; tick <= 1_000_000; tick++) {
      cause = cause.then(link(tick));
    }

    var links = cause.links();
    assertTrue(links.size() >= 40 && links.size() <= 80, links.size() + " links");
    assertEquals(1_000_000, links.getFirst().tick());
    assertEquals(999_999, links.get(1).tick());
  }

  private static Link link(long tick) {
    return new Link(tick, 0, "A", "woke B", Optional.empty());
  }
}
