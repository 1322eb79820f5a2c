package dev.loopbook.step;

import java.util.List;

/// What ran between two pauses.
///
/// @param ticks the last ticks, in full
/// @param skipped the ticks before those
public record Steps(List<TickReport> ticks, Skipped skipped) {

  /// Nothing ran.
  public static final Steps NONE = new Steps(List.of(), Skipped.NONE);

  /// Copies the list.
  public Steps {
    ticks = List.copyOf(ticks);
  }

  /// Ticks that are only counted.
  ///
  /// @param ticks how many
  /// @param callbacks how many callbacks ran in them
  /// @param prints how many times they printed
  public record Skipped(long ticks, long callbacks, long prints) {
    /// None.
    public static final Skipped NONE = new Skipped(0, 0, 0);

    /// Returns these plus one tick.
    public Skipped and(TickReport report) {
      var printed = report.besides().size();
      for (var turn : report.turns()) {
        printed += turn.printed().size();
      }
      return new Skipped(ticks + 1, callbacks + report.turns().size(), prints + printed);
    }
  }
}
