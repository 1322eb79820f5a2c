package dev.loopbook.step;

import dev.loopbook.step.Turn.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A few numbers for each complete tick of a program: enough to find a tick or a time again, and to
/// see whether a second run takes the same path as the first.
///
/// Written by the loops' threads, asked by the shell's thread.
public final class TickHistory {

  TickHistory() {}

  private int[] loops = new int[64];
  private long[] ticks = new long[64];
  private long[] began = new long[64];
  private int[] prints = new int[64];
  private int count;
  private boolean closed;

  /// Adds a tick that was reported.
  void add(TickReport report) {
    var print = 1;
    for (var turn : report.turns()) {
      print = print(print, turn.name(), turn.printed());
    }
    add(report.loop(), report.tick(), report.toNanos(), report.toNanos(), print);
  }

  /// Adds a tick that has just ended.
  void add(LoopRecord record) {
    var print = 1;
    for (var turn : record.turnsOfTick()) {
      print = print(print, turn.kind == Kind.TASK ? turn.taskName() : turn.name, turn.printed());
      print = 31 * print + turn.howItBegan().getSimpleName().hashCode();
    }
    add(record.number, record.loop.tick(), record.ranAt(), record.loop.nanos(), print);
  }

  private static int print(int before, String name, List<PrintedText> printed) {
    var print = 31 * before + name.hashCode();
    for (var text : printed) {
      print = 31 * print + text.text().hashCode();
    }
    return print;
  }

  /// Takes no more ticks: those that follow belong to a run that's being ended.
  synchronized void close() {
    closed = true;
  }

  private synchronized void add(int loop, long tick, long ranAt, long nanos, int print) {
    if (closed) {
      return;
    }
    if (count == prints.length) {
      loops = Arrays.copyOf(loops, 2 * count);
      ticks = Arrays.copyOf(ticks, 2 * count);
      began = Arrays.copyOf(began, 2 * count);
      prints = Arrays.copyOf(prints, 2 * count);
    }
    loops[count] = loop;
    ticks[count] = tick;
    began[count] = ranAt;
    prints[count++] = (31 * print + Long.hashCode(tick)) * 31 + Long.hashCode(nanos);
  }

  /// Returns how many ticks are complete.
  public synchronized int count() {
    return count;
  }

  /// Returns the position at the end of a loop's tick, or of its last one before that; nothing if
  /// it hasn't come so far.
  public synchronized Optional<Position> ofTick(int loop, long tick) {
    var last = -1;
    for (var at = 0; at < count; at++) {
      if (loops[at] == loop) {
        if (ticks[at] > tick) {
          return Optional.of(new Position(last + 1L, 0));
        }
        last = at;
        if (ticks[at] == tick) {
          return Optional.of(new Position(last + 1L, 0));
        }
      }
    }
    return Optional.empty();
  }

  /// Returns the position where everything has run that is due on a loop up to a time; nothing if
  /// no later tick of it is known.
  public synchronized Optional<Position> ofTime(int loop, long nanos) {
    var last = -1;
    for (var at = 0; at < count; at++) {
      if (loops[at] == loop) {
        if (began[at] > nanos) {
          return Optional.of(new Position(last + 1L, 0));
        }
        last = at;
      }
    }
    return Optional.empty();
  }

  /// Returns the number of the first tick that differs from `other`'s, as far as both go; 0 if none
  /// does.
  long firstDifference(TickHistory other) {
    var mine = copy();
    var theirs = other.copy();
    var common = Math.min(mine.length, theirs.length);
    var at = Arrays.mismatch(mine, 0, common, theirs, 0, common);
    return at + 1L;
  }

  private synchronized int[] copy() {
    return Arrays.copyOf(prints, count);
  }
}
