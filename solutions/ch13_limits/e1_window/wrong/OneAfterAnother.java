// rejected by aSlowFileDoesNotHoldUpTheOthers: two at a time
package ch13_limits.e1_window;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Downloads files, some of them at the same time.
final class Downloader {
  private final int limit;

  /// Makes one that downloads at most `limit` files at the same time.
  Downloader(int limit) {
    this.limit = limit;
  }

  /// Downloads all files and returns their contents, in the order of the files.
  Coroutine<List<String>> downloadAll(List<Supplier<Coroutine<String>>> files) {
    return async(() -> {
      List<String> contents = new ArrayList<>();
      for (var file : files) {
        contents.add(await(file.get()));
      }
      return contents;
    });
  }
}
