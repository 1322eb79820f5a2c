// rejected by manyMayMissIt: letters that were tried
package ch10_mock_or_patch.e1_hand_it_over;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

final class Newsletter {
  private final Mailer mailer;

  Newsletter(Mailer mailer) {
    this.mailer = mailer;
  }

  Coroutine<List<String>> publish(String text, List<String> readers) {
    return async(
        () -> {
          var missed = new ArrayList<String>();
          for (var reader : readers) {
            if (missed.size() == 3) {
              missed.add(reader);
              continue;
            }
            try {
              await(mailer.send(reader, text));
            } catch (Exception e) {
              missed.add(reader);
            }
          }
          return missed;
        });
  }
}
