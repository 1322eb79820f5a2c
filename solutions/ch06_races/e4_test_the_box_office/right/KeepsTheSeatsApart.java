// right: it keeps a list of the free seats, and gives one out by its number
package ch06_races.e4_test_the_box_office;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayDeque;

/// Sells the seats of one evening.
final class BoxOffice {
  private final ArrayDeque<Integer> free = new ArrayDeque<>();

  /// Opens with `seats` free seats.
  BoxOffice(int seats) {
    for (int seat = 1; seat <= seats; seat++) {
      free.add(seat);
    }
  }

  /// Returns how many seats are neither sold nor kept for somebody who is paying.
  int free() {
    return free.size();
  }

  /// Sells one seat and returns true, or returns false at once if none is free. Then nobody pays.
  ///
  /// A seat is kept while `payment` runs, and free again if that fails or the buyer gives up; the
  /// failure is thrown. People pay at the same time: nobody waits for somebody else's payment.
  Coroutine<Boolean> sell(Coroutine<Void> payment) {
    return async(() -> {
      var seat = free.poll();
      if (seat == null) {
        payment.close();
        return false;
      }
      boolean paid = false;
      try {
        await(payment);
        paid = true;
        return true;
      } finally {
        if (!paid) {
          free.add(seat);
        }
      }
    });
  }
}
