package dev.loopbook.judge;

/// How strict a judge is, which depends on whose code it runs.
///
/// @param trusting whether the code is the user's own, who could only cheat themselves
/// @param hasty whether the first failure is enough
/// @param listed whether only what the allow-list and the rules beside it let pass is run; without,
///   the walls behind them are tried
record JudgeMode(boolean trusting, boolean hasty, boolean listed) {

  /// A student checks an answer on their own machine.
  static final JudgeMode STUDENT = new JudgeMode(true, false, true);

  /// The author of an exercise tries many variants of their own answers, of which most are wrong.
  static final JudgeMode MUTANTS = new JudgeMode(true, true, true);

  /// A grader runs what others handed in.
  static final JudgeMode STRANGERS = new JudgeMode(false, false, true);

  /// The walls have to hold what the rules for class files would refuse.
  static final JudgeMode WALLS_ALONE = new JudgeMode(false, false, false);
}
