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
      for (int from = 0; from < files.size(); from += limit) {
        var batch = files.subList(from, Math.min(from + limit, files.size()));
        contents.addAll(await(gather(batch.stream().map(Supplier::get).toList())));
      }
      return contents;
    });
  }
}
