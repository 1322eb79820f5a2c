package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.SourcePlace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Lets the stages of one loop run one after another, even if they come from several threads.
///
/// Dynamic tests of one factory do that in a parallel run: each waits for as long as the others
/// take. Any other stage comes when the one before is over. If that one still runs, JUnit has given
/// it up, as it does under `@Timeout(threadMode = SEPARATE_THREAD)`. It is asked to end, and if it
/// doesn't, its loop is abandoned, so that the run goes on without it.
final class StageTurns {

  private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(5);
  private static final int LOOKS = 25;

  private final long millisOfLook;
  private final ReentrantLock lock = new ReentrantLock();

  // Written by the thread whose turn it is, read by those that wait for theirs.
  private volatile @Nullable Thread atWork;
  private volatile boolean several;

  // Written by whoever gives up, read by all.
  private volatile @Nullable String abandoned;

  /// @param wallTimeout how long a stage may take: nobody has more patience than that
  StageTurns(Duration wallTimeout) {
    var patience = wallTimeout.compareTo(LONGEST_PATIENCE) < 0 ? wallTimeout : LONGEST_PATIENCE;
    millisOfLook = Math.max(1, patience.toMillis() / LOOKS);
  }

  /// Waits for the calling thread's turn.
  ///
  /// @param stage what the other thread runs, for the message
  /// @param askToEnd called again and again while a stage runs that should be over
  /// @throws AssertionError if the loop is abandoned
  void take(String stage, Runnable askToEnd) {
    for (var looks = 0; !lock.tryLock() && !isFreeSoon(); looks++) {
      if (abandoned == null && !several) {
        if (looks >= LOOKS) {
          abandon(stillRuns(stage));
        } else {
          askToEnd.run();
        }
      }
      requireNotAbandoned();
    }
    atWork = Thread.currentThread();
  }

  private boolean isFreeSoon() {
    try {
      return lock.tryLock(millisOfLook, TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while another thread still ran a stage of this test", ended);
    }
  }

  /// Says that the calling thread runs several stages in its turn, for as long as they take.
  void keep(boolean forSeveral) {
    several = forSeveral;
  }

  void end() {
    if (lock.getHoldCount() == 1) {
      atWork = null;
    }
    lock.unlock();
  }

  /// Gives the loop up: nobody waits for it any more.
  void abandon(String why) {
    abandoned = why;
  }

  /// Returns whether the loop is given up, and its thread may still use it.
  boolean isAbandoned() {
    return abandoned != null && lock.isLocked() && !lock.isHeldByCurrentThread();
  }

  private void requireNotAbandoned() {
    var why = abandoned;
    if (why != null) {
      throw new AssertionError(why);
    }
  }

  private String stillRuns(String stage) {
    var thread = atWork;
    var line =
        Optional.ofNullable(thread)
            .flatMap(
                running -> OwnLine.in(running.getStackTrace(), StageTurns.class.getClassLoader()));
    return format(
        "the thread of %s still runs%s; neither cancelling nor interrupting it helps, so its loop"
            + " is abandoned, and nothing is known of what it leaves behind",
        stage, line.map(place -> ", at " + SourcePlace.of(place)).orElse(""));
  }
}
