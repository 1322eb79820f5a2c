package dev.loopbook.testkit.ownloop;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The first event in which a student's loop differs from CPython's: a sentence that says how, and
/// the two traces around it, side by side.
///
/// @param cpython what CPython did
/// @param own what the student's loop did
/// @param at the index of the first event that differs
record FirstDifference(List<TracedMoment> cpython, List<TracedMoment> own, int at) {
  private static final int BEFORE = 3;
  private static final int AFTER = 3;
  private static final int WIDEST = 30;

  static Optional<FirstDifference> between(List<TracedMoment> cpython, List<TracedMoment> own) {
    var most = Math.max(cpython.size(), own.size());
    return IntStream.range(0, most)
        .filter(i -> i >= own.size() || i >= cpython.size() || !own.get(i).equals(cpython.get(i)))
        .mapToObj(i -> new FirstDifference(cpython, own, i))
        .findFirst();
  }

  /// Says how they differ.
  String sentence() {
    var wanted = moment(cpython);
    var found = moment(own);
    if (found == null && wanted != null) {
      return format("\"%s\" never happens: your loop stops before it", wanted.words());
    }
    if (wanted == null && found != null) {
      return format(
          "\"%s\" happens %s, and in CPython nothing happens any more",
          found.words(), found.when());
    }
    if (wanted == null || found == null) {
      throw new IllegalStateException("there is no difference at " + at);
    }
    return wanted.words().equals(found.words())
        ? atAnotherTime(wanted, found)
        : anotherEvent(wanted, found);
  }

  private static String atAnotherTime(TracedMoment wanted, TracedMoment found) {
    if (found.tick() == 0) {
      return format(
          "\"%s\" happens before the first tick: it has to wait for its tick", found.words());
    }
    var late = found.tick() - wanted.tick();
    if (late != 0) {
      return format(
          "\"%s\" comes %s too %s: in tick %d, and in CPython in tick %d",
          found.words(),
          Math.abs(late) == 1 ? "a tick" : Math.abs(late) + " ticks",
          late < 0 ? "early" : "late",
          found.tick(),
          wanted.tick());
    }
    return format(
        "\"%s\" comes at %d ms, and in CPython at %d ms",
        found.words(), found.millis(), wanted.millis());
  }

  private String anotherEvent(TracedMoment wanted, TracedMoment found) {
    var later = own.subList(at, own.size()).stream().anyMatch(same(wanted));
    if (cpython.subList(at, cpython.size()).stream().anyMatch(same(found))) {
      return later
          ? format(
              "\"%s\" comes before \"%s\", and in CPython after it", found.words(), wanted.words())
          : format("\"%s\" never happens: \"%s\" comes next", wanted.words(), found.words());
    }
    return format(
        "\"%s\" happens %s, where CPython has \"%s\"", found.words(), found.when(), wanted.words());
  }

  private static Predicate<TracedMoment> same(TracedMoment moment) {
    return each -> each.words().equals(moment.words());
  }

  private @Nullable TracedMoment moment(List<TracedMoment> trace) {
    return at < trace.size() ? trace.get(at) : null;
  }

  /// Returns the sentence, and below it the two lanes, whose columns are two blanks apart at least.
  @Override
  public String toString() {
    var timed = Stream.concat(cpython.stream(), own.stream()).anyMatch(each -> each.millis() > 0);
    var from = Math.max(0, at - BEFORE);
    var to = Math.min(Math.max(cpython.size(), own.size()), at + AFTER + 1);
    var left = lane(cpython, from, to, timed);
    var right = lane(own, from, to, timed);
    var wide = left.stream().mapToInt(DisplayWidth::of).reduce("CPython".length(), Math::max);
    var wideRight = right.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    var text = new StringBuilder(sentence());
    text.append(format("\n  %s   %s", DisplayWidth.pad("CPython", wide), "your loop"));
    for (var i = from; i < to; i++) {
      var row = format("%s   %s", DisplayWidth.pad(left.get(i - from), wide), right.get(i - from));
      text.append("\n  ")
          .append(
              i == at ? DisplayWidth.pad(row, wide + 3 + wideRight) + "  ◀" : row.stripTrailing());
    }
    if (to < Math.max(cpython.size(), own.size())) {
      text.append(
          format("\n  %s   %s", DisplayWidth.pad(" …", wide), to < own.size() ? " …" : "")
              .stripTrailing());
    }
    return text.toString();
  }

  private static List<String> lane(List<TracedMoment> trace, int from, int to, boolean timed) {
    return IntStream.range(from, to)
        .mapToObj(i -> i < trace.size() ? Shorten.toLength(trace.get(i).inLane(timed), WIDEST) : "")
        .toList();
  }
}
