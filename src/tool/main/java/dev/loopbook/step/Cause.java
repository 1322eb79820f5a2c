package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a callback is in the ready queue: who put it there, and why that one ran.
///
/// A chain that only grows would keep a program's whole past alive, so it's cut to its newest links
/// now and then.
public final class Cause {

  /// The least number of links kept: more than anybody reads.
  private static final int KEPT = 40;

  /// One link.
  ///
  /// @param tick the tick in which it happened
  /// @param nanos the loop time at which it happened
  /// @param who who did it: a task, a callback or a timer
  /// @param did what it did, in words that follow its name: `wakes B`
  /// @param place the line, if known
  public record Link(long tick, long nanos, String who, String did, Optional<CodePlace> place) {}

  private final Link link;
  private final @Nullable Cause before;
  private final int depth;
  private final boolean cut;

  private Cause(Link link, @Nullable Cause before, boolean cut) {
    this.link = link;
    this.before = before;
    this.cut = cut;
    this.depth = before == null ? 1 : before.depth + 1;
  }

  /// Returns a cause without a cause of its own.
  static Cause first(Link link) {
    return new Cause(link, null, false);
  }

  /// Returns a cause that follows from this one.
  Cause then(Link next) {
    return new Cause(next, depth < 2 * KEPT ? this : newest(KEPT), false);
  }

  /// Returns this cause with a line for its last link, if that has none: what the library did for
  /// no line of its own, it did for the one at which somebody waits.
  Cause at(@Nullable CodePlace place) {
    if (place == null || link.place().isPresent()) {
      return this;
    }
    var placed = new Link(link.tick, link.nanos, link.who, link.did, Optional.of(place));
    return new Cause(placed, before, cut);
  }

  private Cause newest(int links) {
    return before == null || links == 1
        ? new Cause(link, null, cut || before != null)
        : new Cause(link, before.newest(links - 1), false);
  }

  /// Returns whether what caused the last link was known and isn't kept.
  public boolean isCut() {
    return before == null ? cut : before.isCut();
  }

  /// Returns the links, latest first.
  public List<Link> links() {
    var links = new ArrayList<Link>();
    for (var cause = this; cause != null; cause = cause.before) {
      links.add(cause.link);
    }
    return links;
  }
}
