package ch02_coroutines.e1_all_at_once;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page with other services: other texts, other paces.
@LoopTest(timeout = 600)
@HiddenTest
class DashboardHiddenTest {

  @Test
  void anyThreeServicesTakeAsLongAsTheSlowest(Draw draw) {
    var paces = draw.shuffled(List.of(draw.number(1, 9), draw.number(10, 50), draw.number(61, 99)));
    var texts = draw.texts(3);
    for (int page = 1; page <= 2; page++) {
      var before = EventLoop.running().time();
      assertEquals(texts, await(Dashboard.load(new Drawn(texts, paces))), "the page");
      assertEquals(
          seconds(Collections.max(paces)),
          EventLoop.running().time().minus(before),
          "the time, with services of " + paces + " s");
    }
  }

  @Test
  void equalLinesAreThreeLines(Draw draw) {
    var text = draw.text();
    assertEquals(
        List.of(text, text, text),
        await(Dashboard.load(new Drawn(List.of(text, text, text), List.of(1, 1, 1)))),
        "the page, where all services say the same");
    assertEquals(
        List.of("", text.repeat(50), ""),
        await(Dashboard.load(new Drawn(List.of("", text.repeat(50), ""), List.of(1, 1, 1)))),
        "the page, where two services say nothing and one says much");
  }

  @Test
  void twoPagesAtOnceAreTwo(Draw draw) {
    var one = draw.texts(3);
    var other = draw.texts(3);
    var paces = draw.numbers(3, 1, 50);
    var pages =
        await(gather(
            Dashboard.load(new Drawn(one, paces)),
            Dashboard.load(new Drawn(other, draw.shuffled(paces)))));
    assertEquals(List.of(one, other), pages, "two pages at once");
    assertEquals(seconds(Collections.max(paces)), EventLoop.running().time(), "the time");
  }

  @Test
  void whicheverServiceFailsThePageFails(Draw draw) {
    for (int failing = 0; failing < 3; failing++) {
      var asked = new ArrayList<Integer>();
      var services = new OneFails(failing, asked, draw.texts(3), draw.numbers(3, 1, 50));
      assertThrows(
          Exception.class,
          () -> await(Dashboard.load(services)),
          "a page of which service " + failing + " fails");
      await(sleep(seconds(60))); // the others may still be on their way
      assertEquals(
          List.of(0, 1, 2), asked.stream().sorted().toList(), "who was asked for a page that fails");
    }
  }

  private record OneFails(int failing, List<Integer> asked, List<String> texts, List<Integer> paces)
      implements Services {
    @Override
    public Coroutine<String> weather() {
      return answer(0);
    }

    @Override
    public Coroutine<String> news() {
      return answer(1);
    }

    @Override
    public Coroutine<String> basket() {
      return answer(2);
    }

    private Coroutine<String> answer(int service) {
      return async(() -> {
        asked.add(service);
        await(sleep(seconds(paces.get(service))));
        if (service == failing) {
          throw new IllegalStateException("service " + service + " is down");
        }
        return texts.get(service);
      });
    }
  }

  private record Drawn(List<String> texts, List<Integer> paces) implements Services {
    @Override
    public Coroutine<String> weather() {
      return sleep(seconds(paces.get(0)), texts.get(0));
    }

    @Override
    public Coroutine<String> news() {
      return sleep(seconds(paces.get(1)), texts.get(1));
    }

    @Override
    public Coroutine<String> basket() {
      return sleep(seconds(paces.get(2)), texts.get(2));
    }
  }
}
