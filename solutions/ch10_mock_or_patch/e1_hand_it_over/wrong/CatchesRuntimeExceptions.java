// rejected by whoDidNotGetItIsTold: IOException: no such address
// mistake: catches RuntimeException only
package ch10_mock_or_patch.e1_hand_it_over;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// Sends the same text to many readers.
final class Newsletter {
  private final Mailer mailer;

  /// @param mailer what sends the letters; whoever handed it over hangs up
  Newsletter(Mailer mailer) {
    this.mailer = mailer;
  }

  /// Sends `text` to each of `readers`, one after another, and returns those who did not get it.
  Coroutine<List<String>> publish(String text, List<String> readers) {
    return async(() -> {
      var missed = new ArrayList<String>();
      for (var reader : readers) {
        try {
          await(mailer.send(reader, text));
        } catch (RuntimeException e) {
          missed.add(reader);
        }
      }
      return missed;
    });
  }
}
