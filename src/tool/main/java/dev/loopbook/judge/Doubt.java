package dev.loopbook.judge;

import java.util.Optional;

/// Signals that an attempt has no verdict yet, because what happened need not be its doing: its
/// process was killed, say, or sent something that nobody understands.
///
/// It may carry a suspicion. That becomes the verdict if the same happens again while the
/// exercise's own solution passes, because then only the answer can be the cause. Without one,
/// nothing ever speaks against the answer.
final class Doubt extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Verdict> suspicion;

  private Doubt(String why, Optional<Verdict> suspicion) {
    super(why, null, false, false);
    this.suspicion = suspicion;
  }

  /// The machine or Loopbook itself is the cause.
  static Doubt ofMachine(String why) {
    return new Doubt(why, Optional.empty());
  }

  /// The answer may be the cause.
  ///
  /// @param why what happened, in words
  static Doubt of(Verdict suspicion, String why) {
    return new Doubt(why, Optional.of(suspicion));
  }

  Optional<Verdict> suspicion() {
    return suspicion;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
