package dev.loopbook.step;

import dev.loopbook.loop.EventLoop;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// How far to step. A goal is used once, because some of them count.
///
/// Asked on the loop's thread, each time it comes to a point where it may pause.
public abstract class Goal {

  /// A point where a loop may pause.
  enum Point {
    /// Before its first tick.
    BEGINNING,
    /// Between two callbacks of a tick.
    CALLBACK,
    /// At the end of a tick.
    TICK
  }

  private Goal() {}

  abstract boolean isReached(Point point, EventLoop loop, Position position);

  /// Returns whether it's reached before the loop even goes on; asked while the loop is paused.
  boolean isReachedAlready(EventLoop loop) {
    return false;
  }

  /// Returns whether it may be between two callbacks.
  boolean looksAtCallbacks() {
    return false;
  }

  /// Returns whether it's the point where the first loop pauses by itself.
  boolean isBeginning() {
    return false;
  }

  /// Returns whether the program may be stopped in the middle of a callback on the way.
  boolean stopsAtLines() {
    return false;
  }

  /// Returns the number of the first tick that somebody wants to see a report of, counted as in
  /// [Position#ticks]. A report takes longer to make than its tick takes to run.
  long firstToldTick() {
    return 0;
  }

  /// Returns this goal, or to get to where one of the rules says to stop.
  Goal or(StopRules rules) {
    if (rules.isEmpty()) {
      return this;
    }
    var self = this;
    return new Goal() {
      @Override
      boolean isReached(Point point, EventLoop loop, Position position) {
        var isThere = self.isReached(point, loop, position); // always asked, because some count
        return (point != Point.BEGINNING && rules.areHit(loop)) || isThere;
      }

      @Override
      boolean isReachedAlready(EventLoop loop) {
        return self.isReachedAlready(loop);
      }

      @Override
      boolean looksAtCallbacks() {
        return true;
      }

      @Override
      boolean stopsAtLines() {
        return true;
      }
    };
  }

  /// Returns this goal, or the end of a tick after which the loop has nothing left to do.
  public Goal orIdle() {
    var self = this;
    return new Goal() {
      @Override
      boolean isReached(Point point, EventLoop loop, Position position) {
        return self.isReached(point, loop, position) || (point == Point.TICK && isIdle(loop));
      }

      private static boolean isIdle(EventLoop loop) {
        return loop.ready().isEmpty()
            && loop.nextTimer().isEmpty()
            && loop.outsideWork() == 0
            && !loop.poller().isBusy();
      }

      @Override
      boolean isReachedAlready(EventLoop loop) {
        return self.isReachedAlready(loop);
      }

      @Override
      boolean isBeginning() {
        return self.isBeginning();
      }

      @Override
      boolean looksAtCallbacks() {
        return self.looksAtCallbacks();
      }

      @Override
      boolean stopsAtLines() {
        return self.stopsAtLines();
      }

      @Override
      long firstToldTick() {
        return self.firstToldTick();
      }
    };
  }

  /// Returns the goal to pause before the first tick.
  public static Goal beginning() {
    return new Goal() {
      @Override
      boolean isReached(Point point, EventLoop loop, Position position) {
        return true;
      }

      @Override
      boolean isBeginning() {
        return true;
      }
    };
  }

  /// Returns the goal to complete `count` ticks; a tick that has begun counts as one.
  public static Goal ticks(long count) {
    return new Goal() {
      private long left = count;

      @Override
      boolean isReached(Point point, EventLoop loop, Position position) {
        left -= point == Point.TICK ? 1 : 0;
        return left <= 0;
      }
    };
  }

  /// Returns the goal to complete a certain tick of a loop.
  ///
  /// @param wanted whether a loop is that one
  static Goal tick(Predicate<EventLoop> wanted, long tick) {
    return new Goal() {
      @Override
      boolean isReached(Point point, EventLoop loop, Position position) {
        return point == Point.TICK && loop.tick() >= tick && wanted.test(loop);
      }
    };
  }

  /// Returns the goal to run `count` callbacks.
  public static Goal callbacks(long count) {
    return new Goal() {
      private long left = count;

      @Override
      boolean isReached(Point point, EventLoop loop, Position position) {
        // the end of a tick follows its last callback with no point in between
        left -= point == Point.BEGINNING ? 0 : 1;
        return left <= 0;
      }

      @Override
      boolean looksAtCallbacks() {
        return true;
      }
    };
  }

  /// Returns the goal to run everything due up to the loop time `nanos`.
  public static Goal time(long nanos) {
    return new Goal() {
      @Override
      boolean isReached(Point point, EventLoop loop, Position position) {
        return point == Point.TICK && (loop.nanos() > nanos || isNextLater(loop));
      }

      @Override
      boolean isReachedAlready(EventLoop loop) {
        return isNextLater(loop);
      }

      private boolean isNextLater(EventLoop loop) {
        return loop.ready().isEmpty()
            && loop.nextTimer().filter(next -> next.when().toNanos() > nanos).isPresent();
      }
    };
  }

  /// Returns the goal to complete the tick in which `condition` becomes true. It's asked on the
  /// loop's thread.
  public static Goal tickWhen(BooleanSupplier condition) {
    return new Goal() {
      @Override
      boolean isReached(Point point, EventLoop loop, Position position) {
        return point == Point.TICK && condition.getAsBoolean();
      }
    };
  }

  /// Returns the goal to reach the end of the program.
  public static Goal end() {
    return new Goal() {
      @Override
      boolean isReached(Point point, EventLoop loop, Position position) {
        return false;
      }
    };
  }

  /// Returns the goal to reach `target`, with a report of its last tick only.
  public static Goal position(Position target) {
    return new Goal() {
      @Override
      boolean isReached(Point point, EventLoop loop, Position position) {
        return position.equals(target) || position.ticks() > target.ticks();
      }

      @Override
      boolean looksAtCallbacks() {
        return target.callbacks() > 0;
      }

      @Override
      long firstToldTick() {
        return target.ticks();
      }
    };
  }
}
