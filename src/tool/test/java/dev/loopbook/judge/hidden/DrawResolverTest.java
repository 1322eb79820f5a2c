package dev.loopbook.judge.hidden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

final class DrawResolverTest {
  private static final Map<String, Integer> DRAWN = new TreeMap<>();

  @HiddenTest
  static final class Hidden {
    @Test
    void one(Draw draw) {
      DRAWN.put("one", draw.number(0, 1_000_000));
    }

    @Test
    void two(Draw draw) {
      DRAWN.put("two", draw.number(0, 1_000_000));
    }

    @Test
    void another(String text) {
      DRAWN.put(text, 0);
    }
  }

  /// Runs the hidden tests and returns what each of them drew.
  private static Map<String, Integer> drawn(long seed) {
    DRAWN.clear();
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
        .configurationParameter("junit.jupiter.conditions.deactivate", "")
        .configurationParameter(Draw.SEED, Long.toString(seed))
        .selectors(selectClass(Hidden.class))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.succeeded(2).failed(1));
    return Map.copyOf(DRAWN);
  }

  @Test
  void eachTestHasItsOwnDataWhichIsTheSameForTheSameSeed() {
    var first = drawn(7);
    assertNotEquals(first.get("one"), first.get("two"));
    assertEquals(first, drawn(7));
    assertNotEquals(first.get("one"), drawn(8).get("one"));
  }

  @Test
  void theDataOfATestStaysTheSameForEver() {
    var name = Hidden.class.getName() + ".one(Draw)";
    assertEquals(new Draw(7 * 31 + name.hashCode()).number(0, 1_000_000), drawn(7).get("one"));
  }
}
