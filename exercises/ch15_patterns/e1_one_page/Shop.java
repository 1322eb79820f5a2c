package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import java.util.List;

/// A shop that hands out its items a page at a time. It is given: leave it as it is.
final class Shop {
  private final List<List<String>> pages;
  private int fetched;
  private int open;

  Shop(List<List<String>> pages) {
    this.pages = pages;
  }

  /// Connects, which takes a second.
  Coroutine<Connection> connect() {
    return async(() -> {
      await(sleep(seconds(1)));
      return new Connection();
    });
  }

  /// Returns how many pages were fetched.
  int fetched() {
    return fetched;
  }

  /// Returns how many connections are open.
  int open() {
    return open;
  }

  /// A connection to the shop. Close it.
  final class Connection extends AsyncResource {
    Connection() {
      super("shop");
      open++;
    }

    /// Fetches a page, which takes a second. The first is page 1; after the last one all pages are
    /// empty. Every other page has at least one item, and may have any number of them.
    Coroutine<List<String>> page(int number) {
      return async(() -> {
        if (isClosed()) {
          throw new IllegalStateException("page " + number + ": the connection is closed");
        }
        await(sleep(seconds(1)));
        fetched++;
        return number <= pages.size() ? pages.get(number - 1) : List.of();
      });
    }

    @Override
    protected void release() {
      open--;
    }
  }
}
