package ch05_leaks.e3_closing_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// A guest in two rooms. It is given: read it, and leave it as it is.
final class Evening {
  private final List<String> log = new ArrayList<>();

  private final class Door extends AsyncResource {
    private final String name;

    Door(String name) {
      this.name = name;
      log.add("open " + name);
    }

    @Override
    protected void release() {
      await(sleep(millis(10)));
      log.add("close " + name);
    }
  }

  private Coroutine<Void> guest() {
    return async(() -> {
      try (var _ = new Door("house");
          var _ = new Door("hall")) {
        await(sleep(seconds(3_600)));
        log.add("dance");
      } catch (CancelledError e) {
        log.add("grumble");
        throw e;
      } finally {
        log.add("go home");
      }
    });
  }

  /// Returns the log of the evening.
  Coroutine<List<String>> log() {
    return async(() -> {
      var guest = createTask(guest(), "guest");
      log.add("music");
      await(sleep(seconds(1)));
      guest.cancel();
      log.add("asked");
      await(waitOn(List.of(guest)));
      log.add("silence");
      return log;
    });
  }
}
