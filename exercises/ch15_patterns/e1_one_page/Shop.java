package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import java.time.Duration;
import java.util.List;

/// A shop that hands out its items a page at a time. It is given: leave it as it is.
final class Shop {
  private final List<List<String>> pages;
  private Duration time = seconds(1);
  private int broken;
  private Exception failure;
  private int fetched;
  private int open;

  Shop(List<List<String>> pages) {
    this.pages = pages;
  }

  /// Lets it take `time` to connect, and to fetch a page. At first both take a second.
  void takes(Duration time) {
    this.time = time;
  }

  /// Lets a page fail with `failure`.
  void breaks(int page, Exception failure) {
    this.broken = page;
    this.failure = failure;
  }

  /// Connects, which takes a while.
  Coroutine<Connection> connect() {
    return async(() -> {
      await(sleep(time));
      return new Connection();
    });
  }

  /// Returns how many pages were fetched, or should have been.
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

    /// Fetches a page, which takes a while. The first is page 1; after the last one all pages are
    /// empty. Every other page has at least one item, and may have any number of them.
    Coroutine<List<String>> page(int number) {
      return async(() -> {
        if (isClosed()) {
          throw new IllegalStateException("page " + number + ": the connection is closed");
        }
        await(sleep(time));
        fetched++;
        if (number == broken) {
          throw failure;
        }
        return number <= pages.size() ? pages.get(number - 1) : List.of();
      });
    }

    @Override
    protected void release() {
      open--;
    }
  }
}
