package dev.loopbook.judge;

import dev.loopbook.judge.child.Message;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.source.CompileProblem;
import java.util.List;
import java.util.Optional;

/// The judge's verdict on an attempt. Only [Passed] is a pass; each of the others says what
/// happened instead. All but [NotJudged] rest on something that the answer did.
public sealed interface Verdict {

  /// Returns whether it is a pass.
  default boolean isPass() {
    return this instanceof Passed;
  }

  /// Returns what is known about the tests, in the order of their files; empty if none could run.
  default List<TestResult> results() {
    return List.of();
  }

  /// Returns the verdict in a word or two, as a list shows it: `passed`, `did not compile`.
  default String word() {
    return switch (this) {
      case Passed _ -> "passed";
      case Failed _ -> "failed";
      case Unreadable _ -> "unreadable";
      case DidNotCompile _ -> "did not compile";
      case Refused _ -> "refused";
      case TimedOut _ -> "timed out";
      case Exited _ -> "exited";
      case Crashed _ -> "crashed";
      case NoResult _ -> "no result";
      case NotJudged _ -> NotJudged.WORD;
      case NoTestRan _ -> "no test ran";
    };
  }

  /// Each expected test ran and passed, and the process ended normally.
  record Passed(List<TestResult> results) implements Verdict {
    /// Keeps its own copy.
    public Passed {
      results = List.copyOf(results);
    }
  }

  /// The tests ran to the end, and at least one didn't pass.
  record Failed(List<TestResult> results) implements Verdict {
    /// Keeps its own copy.
    public Failed {
      results = List.copyOf(results);
    }
  }

  /// An edited file is missing, too long, or not text.
  ///
  /// @param problems what is wrong, each with the file's name
  record Unreadable(List<String> problems) implements Verdict {
    /// Keeps its own copy.
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }

  /// It doesn't compile.
  ///
  /// @param problems javac's errors and warnings
  record DidNotCompile(List<CompileProblem> problems) implements Verdict {
    /// Keeps its own copy.
    public DidNotCompile {
      problems = List.copyOf(problems);
    }
  }

  /// It uses something that an answer may not use. None of it was run.
  record Refused(List<Violation> violations) implements Verdict {
    /// Keeps its own copy.
    public Refused {
      violations = List.copyOf(violations);
    }
  }

  /// A limit was reached.
  ///
  /// @param limit which one
  /// @param test the test that was running, if there was one
  /// @param place the student's line that it had reached, if known
  record TimedOut(
      Message.Limit limit,
      Optional<String> test,
      Optional<CodePlace> place,
      List<TestResult> results)
      implements Verdict {
    /// Keeps its own copy.
    public TimedOut {
      results = List.copyOf(results);
    }
  }

  /// The code ended its own process, for example with `System.exit`.
  ///
  /// @param status the exit status
  record Exited(int status, List<TestResult> results) implements Verdict {
    /// Keeps its own copy.
    public Exited {
      results = List.copyOf(results);
    }
  }

  /// The process died: it was killed, ran out of memory, or the JVM crashed.
  ///
  /// @param how what is known about it, in words
  record Crashed(String how, List<TestResult> results) implements Verdict {
    /// Keeps its own copy.
    public Crashed {
      results = List.copyOf(results);
    }
  }

  /// A stranger's code ran, but there is no valid report: it was cut short, or didn't begin with
  /// the job's secret. On the same machine, the exercise's solution gets a verdict.
  record NoResult(String why) implements Verdict {}

  /// The machine or Loopbook itself failed, which says nothing about the answer. Nothing of this is
  /// recorded.
  ///
  /// @param why what happened, in words
  record NotJudged(String why) implements Verdict {
    /// What a list shows.
    public static final String WORD = "not judged";
  }

  /// There was nothing to run, or no test was started.
  record NoTestRan(String why) implements Verdict {}
}
