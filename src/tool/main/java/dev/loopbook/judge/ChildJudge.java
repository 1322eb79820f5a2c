package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.source.SourceText;
import dev.loopbook.program.source.UnreadableSource;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A judge that runs tests in child processes.
public final class ChildJudge implements Judge {
  /// How long a process may say nothing. It says twice a second that it's alive, so that only a
  /// machine that is very busy indeed makes one look dead.
  static final Duration SILENCE = Duration.ofSeconds(30);

  private static final String INTERRUPTED = "it was interrupted";

  private final JudgeMode mode;
  private final Limits limits;
  private final AnswerCompiler compiling;
  private final ChildPool children;
  private final ChildPool childrenForMocks;
  private final AtomicInteger cancellations = new AtomicInteger();

  ChildJudge(
      JudgeMode mode,
      Limits limits,
      AnswerCompiler compiling,
      ChildPool children,
      ChildPool childrenForMocks) {
    this.mode = mode;
    this.limits = limits;
    this.compiling = new CachingCompiler(compiling);
    this.children = children;
    this.childrenForMocks = childrenForMocks;
  }

  /// Returns a judge for a student's own work. It uses a child that has behaved again, so that the
  /// second verdict comes faster than the first.
  public static ChildJudge forStudent() {
    var limits = Limits.USUAL;
    var children = new ChildPool(Launcher.plain(), ChildCommand.of(limits), limits, SILENCE, true);
    return new ChildJudge(JudgeMode.STUDENT, limits, new InProcessCompiler(), children, children);
  }

  /// Returns a judge for many variants of one's own answers, of which most are wrong: it stops at
  /// the first test that fails, and doesn't wait long.
  public static ChildJudge forMutants() {
    var limits = Limits.OF_MUTANTS;
    var children = new ChildPool(Launcher.plain(), ChildCommand.of(limits), limits, SILENCE, true);
    return new ChildJudge(JudgeMode.MUTANTS, limits, new InProcessCompiler(), children, children);
  }

  /// Returns a judge for code that can't be trusted: it uses a new child for each attempt.
  ///
  /// @param launcher starts the children, behind walls if it has any
  public static ChildJudge forStrangers(Limits limits, Launcher launcher) {
    return of(JudgeMode.STRANGERS, limits, launcher);
  }

  /// Returns a judge that runs what the rules for class files would refuse, to try what stands
  /// behind them.
  static ChildJudge withoutRules(Limits limits, Launcher launcher) {
    return of(JudgeMode.WALLS_ALONE, limits, launcher);
  }

  private static ChildJudge of(JudgeMode mode, Limits limits, Launcher launcher) {
    return new ChildJudge(
        mode,
        limits,
        new ChildProcessCompiler(launcher, SILENCE),
        new ChildPool(launcher, ChildCommand.of(limits), limits, SILENCE, false),
        new ChildPool(launcher, ChildCommand.withMocks(limits), limits, SILENCE, false));
  }

  /// Starts a child now, so that it's ready when it's needed.
  public void prepare() {
    children.prepare();
  }

  /// Starts a child, and loads the compiler in the background while the student reads or writes.
  public void warmUp() {
    prepare();
    var text = new SourceText(Path.of("WarmUp.java"), "class WarmUp { Runnable r = () -> {}; }");
    Thread.ofPlatform()
        .daemon()
        .name("warm-up")
        .start(
            () -> {
              try {
                compiling.compile(List.of(text), Map.of());
              } catch (Doubt | CancellationException _) {
                // it would only have saved time
              }
            });
  }

  @Override
  public Verdict judge(Attempt attempt, Tests tests) {
    if (!attempt.unreadable().isEmpty()) {
      return new Verdict.Unreadable(attempt.unreadable());
    }
    var started = cancellations.get();
    try {
      return once(attempt, tests, started);
    } catch (UnreadableSource e) {
      return unreadable(e);
    } catch (Doubt _) {
      return again(attempt, tests, started);
    }
  }

  /// Judges an attempt that ended in doubt again, with another process and another compiler. If it
  /// ends in doubt again, the exercise's own solution shows whether the machine can judge at all.
  /// Not for mutants: the program that its solution is tested on may be one itself.
  private Verdict again(Attempt attempt, Tests tests, int started) {
    try {
      return once(attempt, tests, started);
    } catch (UnreadableSource e) {
      return unreadable(e);
    } catch (Doubt doubt) {
      if (doubt.suspicion().isEmpty()) {
        return new Verdict.NotJudged(doubt.why());
      }
      if (mode.hasty() || solutionPasses(attempt.assignment(), tests, started)) {
        return doubt.suspicion().get();
      }
      return new Verdict.NotJudged(
          cancellations.get() == started
              ? doubt.why() + ", and the exercise's own solution does not pass here either"
              : INTERRUPTED);
    }
  }

  private boolean solutionPasses(Assignment assignment, Tests tests, int started) {
    try {
      return once(Attempt.ofSolution(assignment), tests, started).isPass();
    } catch (UnreadableSource | Doubt _) {
      return false;
    }
  }

  private static Verdict unreadable(UnreadableSource e) {
    return new Verdict.NotJudged("the exercise itself cannot be read: " + e.getMessage());
  }

  /// @param started how often judgements had been cancelled when this one began
  private Verdict once(Attempt attempt, Tests tests, int started) throws UnreadableSource, Doubt {
    if (cancellations.get() != started) {
      throw Doubt.ofMachine(INTERRUPTED);
    }
    var pool = usesMocks(attempt) ? childrenForMocks : children;
    try (var child = pool.borrow()) {
      return new AttemptJudgement(mode, limits, compiling, child, attempt).verdict(tests);
    } catch (Doubt doubt) {
      // a child that was killed for that looks like one that died
      throw cancellations.get() == started ? doubt : Doubt.ofMachine(INTERRUPTED);
    } catch (CancellationException _) {
      throw Doubt.ofMachine(INTERRUPTED);
    } catch (UncheckedIOException e) {
      throw Doubt.ofMachine(
          format("%s (%s)", e.getMessage(), Objects.requireNonNull(e.getCause()).getMessage()));
    }
  }

  @Override
  public void cancel() {
    cancellations.incrementAndGet();
    compiling.cancel();
    children.kill();
    childrenForMocks.kill();
  }

  private static boolean usesMocks(Attempt attempt) {
    var assignment = attempt.assignment();
    return attempt.files().stream().anyMatch(file -> namesMocks(file.text()))
        || Stream.of(
                assignment.tests(), assignment.hidden(), assignment.given(), assignment.solved())
            .flatMap(List::stream)
            .anyMatch(
                file -> {
                  try {
                    return namesMocks(SourceText.read(file).text());
                  } catch (UnreadableSource _) {
                    return false;
                  }
                });
  }

  private static boolean namesMocks(String text) {
    return text.contains("org.mockito") || text.contains("testkit.mock");
  }

  @Override
  public void close() {
    children.close();
    childrenForMocks.close();
    compiling.close();
  }
}
