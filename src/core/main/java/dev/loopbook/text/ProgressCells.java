package dev.loopbook.text;

/// A bar that shows how much is done: `███████░░░`.
///
/// @param full the cells that are done
/// @param empty those that aren't
public record ProgressCells(String full, String empty) {

  /// Returns a bar. More than all is all.
  ///
  /// @param done how much is done, in any unit
  /// @param all how much there is, in the same one; of nothing, nothing is done
  /// @param cells how wide the bar is
  public static ProgressCells of(double done, double all, int cells) {
    var filled = all <= 0 ? 0 : (int) Math.min(cells, Math.max(0, cells * done / all));
    return new ProgressCells("█".repeat(filled), "░".repeat(cells - filled));
  }

  @Override
  public String toString() {
    return full + empty;
  }
}
