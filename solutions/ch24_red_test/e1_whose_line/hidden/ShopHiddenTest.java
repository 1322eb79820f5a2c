package ch24_red_test.e1_whose_line;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Other orders, which come at other moments.
@LoopTest
@HiddenTest
class ShopHiddenTest {
  private final Shop shop = new Shop();

  @Test
  void whateverIsPackedMeanwhileEachOrderHasItsLines(Draw draw) {
    var orders = new LinkedHashMap<String, Integer>();
    List<Task<Void>> tasks = new ArrayList<>();
    for (var name : draw.words(8)) {
      int pieces = draw.number(1, 5);
      orders.put(name, pieces);
      tasks.add(createTask(shop.handle(name, pieces), name));
      await(sleep(draw.millis(0, 200)));
    }
    await(gather(tasks));
    orders.forEach(
        (name, pieces) -> {
          List<String> expected = new ArrayList<>();
          expected.add(name + " comes in");
          for (int piece = 1; piece <= pieces; piece++) {
            expected.add(name + " packs piece " + piece);
          }
          expected.add(name + " is done");
          assertEquals(
              expected,
              shop.lines().stream().filter(line -> line.startsWith(name + " ")).toList(),
              "the lines of an order");
        });
  }

  @Test
  void theLogSoFarStaysAsItWas(Draw draw) {
    await(shop.handle(draw.word(), 2));
    var soFar = shop.lines();
    shop.close();
    assertEquals(4, soFar.size(), "lines of a log that was asked for before the shop was closed");
    assertEquals(5, shop.lines().size(), "lines afterwards");
  }

  @Test
  void twoOrdersOfOneNameAreTwo(Draw draw) {
    var name = draw.word();
    await(gather(shop.handle(name, 1), shop.handle(name, 1)));
    assertEquals(
        List.of(
            name + " comes in", name + " comes in",
            name + " is done", name + " is done",
            name + " packs piece 1", name + " packs piece 1"),
        shop.lines().stream().sorted().toList(),
        "the lines of two orders of one name, sorted");
  }

  @Test
  void allOrdersTakeAsLongAsTheLongest(Draw draw) {
    int longest = draw.number(4, 9);
    var orders = new ArrayList<Coroutine<Void>>();
    for (var name : draw.words(5)) {
      orders.add(shop.handle(name, draw.number(1, longest)));
    }
    orders.add(shop.handle("longest", longest));
    assertTakes(millis(100 * longest), gather(orders));
  }

  @Test
  void howeverOrdersEndALineIsNobodysAfterwards(Draw draw) {
    for (var name : draw.words(6)) {
      switch (draw.number(0, 2)) {
        case 0 -> await(shop.handle(name, draw.number(1, 3)));
        case 1 ->
            assertThrows(IllegalArgumentException.class, () -> await(shop.handle(name, 0)), name);
        default ->
            assertThrows(
                TimeoutError.class,
                () -> await(waitFor(shop.handle(name, 4), draw.millis(10, 390))),
                name);
      }
      shop.close();
      assertEquals("- closes", shop.lines().getLast(), "the last line, after an order");
    }
  }
}
