package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.assertTakes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/// The same promises for other pages, and for several readers.
@LoopTest
@HiddenTest
class ItemsHiddenTest {

  @Test
  void pagesOfAnySizeAreFetchedWhenTheyAreWanted(Draw draw) {
    var pages = pages(draw);
    var shop = new Shop(pages);
    try (var items = new Items(shop).all()) {
      var iterator = items.iterator();
      for (int page = 0; page < pages.size(); page++) {
        for (var item : pages.get(page)) {
          assertEquals(item, iterator.next(), "the next item");
          assertEquals(page + 1, shop.fetched(), "pages fetched by then");
        }
      }
      assertEquals(false, iterator.hasNext(), "there is one more item");
    }
    assertEquals(0, shop.open(), "connections that are still open");
  }

  @Test
  void aReaderMayTakeItsTime(Draw draw) {
    var pages = pages(draw);
    var shop = new Shop(pages);
    try (var items = new Items(shop).all()) {
      var iterator = items.iterator();
      for (int page = 0; page < pages.size(); page++) {
        for (var item : pages.get(page)) {
          assertEquals(item, iterator.next(), "the next item");
          await(sleep(seconds(3)));
          assertEquals(page + 1, shop.fetched(), "pages fetched by then, for a slow reader");
        }
      }
    }
    assertEquals(0, shop.open(), "connections that are still open");
  }

  @Test
  void equalItemsAreItems(Draw draw) {
    var word = draw.text();
    int pages = draw.number(1_050, 1_200);
    var items = new Items(new Shop(Collections.nCopies(pages, List.of(word, word))));
    assertEquals(
        Collections.nCopies(2 * pages, word), all(items), "the items of a shop of one kind");
  }

  @Test
  void anItemMayBeEmpty(Draw draw) {
    var pages = List.of(List.of("", draw.text()), List.of(""), List.of(" ", draw.text()));
    assertEquals(
        pages.stream().flatMap(List::stream).toList(),
        all(new Items(new Shop(pages))),
        "the items of a shop with some that are empty");
  }

  @Test
  void aPageMayTakeItsTime(Draw draw) {
    var shop = new Shop(pages(draw));
    var hours = Duration.ofHours(draw.number(1, 3));
    shop.takes(hours);
    try (var items = new Items(shop).all()) {
      assertTakes(hours.multipliedBy(2), () -> items.iterator().next());
    }
    assertEquals(0, shop.open(), "connections that are still open");
  }

  @Test
  void theReaderGetsTheFailureOfAPage(Draw draw) {
    var pages = pages(draw);
    var failures =
        List.of(
            new IllegalStateException(draw.text()),
            new NoSuchElementException(draw.text()),
            new IOException(draw.text()));
    for (var failure : failures) {
      var shop = new Shop(pages);
      var broken = draw.number(1, pages.size());
      shop.breaks(broken, failure);
      List<String> found = new ArrayList<>();
      var thrown =
          assertThrows(
              Exception.class,
              () -> {
                for (var item : new Items(shop).all()) {
                  found.add(item);
                }
              },
              "page %d fails".formatted(broken));
      assertSame(failure, thrown, "what the reader gets");
      assertEquals(
          pages.subList(0, broken - 1).stream().flatMap(List::stream).toList(),
          found,
          "the items before page " + broken);
      assertEquals(broken, shop.fetched(), "pages that were asked for");
      assertEquals(0, shop.open(), "connections that are still open");
    }
  }

  @Test
  void whoReadsAgainFetchesAgain(Draw draw) {
    var pages = new ArrayList<>(pages(draw));
    var shop = new Shop(pages);
    var items = new Items(shop);
    assertEquals(pages.stream().flatMap(List::stream).toList(), all(items), "items");
    pages.set(0, List.of(draw.text()));
    pages.addLast(List.of(draw.text(), draw.text()));
    assertEquals(
        pages.stream().flatMap(List::stream).toList(),
        all(items),
        "items for a second reader, after the shop has changed some");
  }

  @Test
  void whoLeavesEarlyDisturbsNoOtherReader(Draw draw) {
    var pages = pages(draw);
    var shop = new Shop(pages);
    var items = new Items(shop);
    try (var first = items.all()) {
      first.iterator().next();
      var second = createTask(read(items, millis(100)), "second");
      await(sleep(seconds(2.5)));
      first.close();
      assertEquals(
          pages.stream().flatMap(List::stream).toList(),
          await(second),
          "items of a reader who came while another one was reading");
    }
    assertEquals(0, shop.open(), "connections that are still open");
  }

  @Test
  void twoShopsAreTwo() {
    var one = new Items(new Shop(List.of(List.of("ant", "bee"), List.of("cat"))));
    var other = new Items(new Shop(List.of(List.of("dog"))));
    assertEquals(List.of("ant", "bee", "cat"), all(one), "the items of the first shop");
    assertEquals(List.of("dog"), all(other), "the items of the second shop");
  }

  private static List<String> all(Items items) {
    List<String> all = new ArrayList<>();
    try (var generator = items.all()) {
      generator.forEach(all::add);
    }
    return all;
  }

  @Test
  void twoReadersMayBeUnderWayAtOnce(Draw draw) {
    var pages = pages(draw);
    var shop = new Shop(pages);
    var items = new Items(shop);
    var all = pages.stream().flatMap(List::stream).toList();
    var found = await(gather(read(items, draw.millis(0, 1_500)), read(items, seconds(0.7))));
    assertEquals(List.of(all, all), found, "what two readers found");
    assertEquals(2 * (pages.size() + 1), shop.fetched(), "pages fetched for two readers");
    assertEquals(0, shop.open(), "connections that are still open");
  }

  @Test
  void itCanBeReadAgain(Draw draw) {
    var pages = pages(draw);
    var shop = new Shop(pages);
    var items = new Items(shop);
    try (var first = items.all()) {
      first.iterator().next();
    }
    assertEquals(0, shop.open(), "connections that are still open");
    assertEquals(
        pages.stream().flatMap(List::stream).toList(), await(read(items, seconds(0))), "items");
  }

  private static Coroutine<List<String>> read(Items items, Duration pause) {
    return async(() -> {
      List<String> found = new ArrayList<>();
      for (var item : items.all()) {
        found.add(item);
        await(sleep(pause));
      }
      return found;
    });
  }

  private static List<List<String>> pages(Draw draw) {
    List<List<String>> pages = new ArrayList<>();
    for (int size : draw.shuffled(draw.numbers(draw.number(3, 5), 1, 7))) {
      pages.add(draw.texts(size));
    }
    return pages;
  }
}
