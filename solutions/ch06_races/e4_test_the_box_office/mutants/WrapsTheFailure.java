// wrong: what the buyer hears of a payment that fails is another exception
package ch06_races.e4_test_the_box_office;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;

/// Sells the seats of one evening.
final class BoxOffice {
  private int free;

  /// Opens with `seats` free seats.
  BoxOffice(int seats) {
    free = seats;
  }

  /// Returns how many seats are neither sold nor kept for somebody who is paying.
  int free() {
    return free;
  }

  /// Sells one seat and returns true, or returns false at once if none is free. Then nobody pays.
  ///
  /// A seat is kept while `payment` runs, and free again if that fails or the buyer gives up; the
  /// failure is thrown. People pay at the same time: nobody waits for somebody else's payment.
  Coroutine<Boolean> sell(Coroutine<Void> payment) {
    return async(() -> {
      if (free == 0) {
        payment.close(); // nobody will run it
        return false;
      }
      free--;
      try {
        await(payment);
        return true;
      } catch (Throwable e) {
        free++;
        if (e instanceof Exception) {
          throw new RuntimeException("not sold", e);
        }
        throw e;
      }
    });
  }
}
