// rejected by onePublisherTwiceAtOnce: two times three letters
package ch10_mock_or_patch.e1_hand_it_over;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;
import java.util.ArrayList;
import java.util.List;

final class Newsletter {
  private final Mailer mailer;
  private final Lock lock = new Lock();

  Newsletter(Mailer mailer) {
    this.mailer = mailer;
  }

  Coroutine<List<String>> publish(String text, List<String> readers) {
    return async(
        () -> {
          var missed = new ArrayList<String>();
          try (var held = await(lock.acquire())) {
            for (var reader : readers) {
              try {
                await(mailer.send(reader, text));
              } catch (Exception e) {
                missed.add(reader);
              }
            }
          }
          return missed;
        });
  }
}
