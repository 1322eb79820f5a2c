package ch02_coroutines.e1_all_at_once;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class DashboardTest {
  private final Town town = new Town();

  @Test
  void threeServicesTakeAsLongAsTheSlowest() {
    await(Dashboard.load(town));
    assertEquals(seconds(3), EventLoop.running().time(), "the time until the page is there");
  }

  @Test
  void theLinesStandInTheirOrder() {
    assertEquals(List.of("sunny", "nothing new", "2 apples"), await(Dashboard.load(town)));
  }

  @Test
  void whicheverServiceIsTheSlowest() {
    town.basketTakes = 7;
    assertEquals(
        List.of("sunny", "nothing new", "2 apples"),
        await(Dashboard.load(town)),
        "the page, when the basket comes last");
    assertEquals(seconds(7), EventLoop.running().time(), "the time, when the basket takes 7 s");
  }

  @Test
  void eachPageAsksAllThreeOnce() {
    await(Dashboard.load(town));
    assertEquals(
        List.of("basket", "news", "weather"), town.asked(), "who was asked for the first page");
    town.weather = "rainy";
    assertEquals(
        List.of("rainy", "nothing new", "2 apples"), await(Dashboard.load(town)), "the next page");
  }

  @Test
  void aServiceThatFailsFailsThePage() {
    town.news = "";
    assertThrows(
        Exception.class, () -> await(Dashboard.load(town)), "a page whose news cannot be had");
    await(sleep(seconds(10))); // the others may still be on their way
  }

  @Test
  void oneWhoGivesUpWaitsNoLonger() {
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(Dashboard.load(town), millis(500))),
        "one who waits half a second only");
    await(sleep(seconds(10)));
  }

  /// Services of a town: the weather takes 2 seconds, the news 3, the basket 1.
  private static final class Town implements Services {
    private final List<String> asked = new ArrayList<>();
    private String weather = "sunny";
    private String news = "nothing new";
    private double basketTakes = 1;

    @Override
    public Coroutine<String> weather() {
      return answer("weather", weather, 2);
    }

    @Override
    public Coroutine<String> news() {
      return answer("news", news, 3);
    }

    @Override
    public Coroutine<String> basket() {
      return answer("basket", "2 apples", basketTakes);
    }

    private List<String> asked() {
      return asked.stream().sorted().toList();
    }

    private Coroutine<String> answer(String service, String text, double after) {
      return async(() -> {
        asked.add(service);
        await(sleep(seconds(after)));
        if (text.isEmpty()) {
          throw new IllegalStateException("no " + service);
        }
        return text;
      });
    }
  }
}
