// rejected by theLettersAreSentOneAfterAnother: who did not get the letter
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
          createTask(mailer.send(reader, text));
          await(sleep(seconds(1)));
        } catch (Exception e) {
          missed.add(reader);
        }
      }
      return missed;
    });
  }
}
