package dev.loopbook.program;

import java.lang.Thread.UncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/// What a [Host] needs of the run that it belongs to.
public interface HostedRun {

  /// Adds to the output.
  void print(ProgramOutput.Stream stream, String text);

  /// Returns what picks the program's lines out of a stack.
  UserFrames frames();

  /// Returns whether the calling thread is the one that supervises the run.
  boolean isSupervisedHere();

  /// Returns whether stop checks apply to a thread.
  boolean covers(Thread thread);

  /// Called when the program has called `System.exit`.
  void exitRequested();

  /// Returns what hears of failures that end a thread.
  UncaughtExceptionHandler uncaughtHandler();

  /// Returns what the program itself wants to be told of such failures with, if anything.
  @Nullable UncaughtExceptionHandler getUncaughtHandler();

  /// Sets what the program itself wants to be told of such failures with.
  void setUncaughtHandler(@Nullable UncaughtExceptionHandler handler);
}
