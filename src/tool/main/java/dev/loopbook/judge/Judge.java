package dev.loopbook.judge;

/// Gives verdicts on attempts.
///
/// The same attempt gets the same verdict, whatever was judged before it. Safe to use from several
/// threads; each call uses a child process of its own for as long as it takes.
public interface Judge extends AutoCloseable {

  /// Which tests count.
  enum Tests {
    /// Those that the student sees.
    VISIBLE,
    /// Those, and the exercise's hidden ones.
    ALL
  }

  /// Returns the verdict on an attempt. Never throws for what the attempt does.
  Verdict judge(Attempt attempt, Tests tests);

  /// Ends the child processes.
  @Override
  void close();
}
