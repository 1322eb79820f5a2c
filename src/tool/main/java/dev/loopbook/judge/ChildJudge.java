package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.SourceText;
import dev.loopbook.program.UnreadableSource;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A judge that runs tests in child processes.
public final class ChildJudge implements Judge {
  private final boolean trusting;
  private final boolean hasty;
  private final Limits limits;
  private final AnswerCompiler compiling;
  private final ChildPool children;
  private final ChildPool childrenForMocks;

  private ChildJudge(
      boolean trusting,
      boolean hasty,
      Limits limits,
      AnswerCompiler compiling,
      ChildPool children,
      ChildPool childrenForMocks) {
    this.trusting = trusting;
    this.hasty = hasty;
    this.limits = limits;
    this.compiling = new CachingCompiler(compiling);
    this.children = children;
    this.childrenForMocks = childrenForMocks;
  }

  /// Returns a judge for a student's own work. It uses a child that has behaved again, so that the
  /// second verdict comes faster than the first.
  public static ChildJudge forStudent() {
    var limits = Limits.USUAL;
    var children = new ChildPool(Launcher.plain(), ChildCommand.of(limits), true);
    return new ChildJudge(true, false, limits, new InProcessCompiler(), children, children);
  }

  /// Returns a judge for many variants of one's own answers, of which most are wrong: it stops at
  /// the first test that fails, and doesn't wait long.
  public static ChildJudge forMutants() {
    var limits = Limits.OF_MUTANTS;
    var children = new ChildPool(Launcher.plain(), ChildCommand.of(limits), true);
    return new ChildJudge(true, true, limits, new InProcessCompiler(), children, children);
  }

  /// Returns a judge for code that can't be trusted: it uses a new child for each attempt.
  ///
  /// @param launcher starts the children, behind walls if it has any
  public static ChildJudge forStrangers(Limits limits, Launcher launcher) {
    return new ChildJudge(
        false,
        false,
        limits,
        new ChildProcessCompiler(launcher),
        new ChildPool(launcher, ChildCommand.of(limits), false),
        new ChildPool(launcher, ChildCommand.withMocks(limits), false));
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
        .start(() -> compiling.compile(List.of(text), Map.of()));
  }

  @Override
  public Verdict judge(Attempt attempt, Tests tests) {
    if (!attempt.unreadable().isEmpty()) {
      return new Verdict.Unreadable(attempt.unreadable());
    }
    var pool = usesMocks(attempt.assignment()) ? childrenForMocks : children;
    try (var child = pool.borrow()) {
      return new AttemptJudgement(trusting, hasty, limits, compiling, child, attempt)
          .verdict(tests);
    } catch (UnreadableSource e) {
      return new Verdict.NoResult("the exercise itself cannot be read: " + e.getMessage());
    } catch (UncheckedIOException e) {
      // a machine that can't start a process says nothing about the answer
      return new Verdict.NoResult(
          format("%s (%s)", e.getMessage(), Objects.requireNonNull(e.getCause()).getMessage()));
    }
  }

  private static boolean usesMocks(Assignment assignment) {
    return Stream.of(
            assignment.tests(), assignment.hidden(), assignment.given(), assignment.solved())
        .flatMap(List::stream)
        .anyMatch(
            file -> {
              try {
                var text = SourceText.read(file).text();
                return text.contains("org.mockito") || text.contains("testkit.mock");
              } catch (UnreadableSource _) {
                return false;
              }
            });
  }

  @Override
  public void close() {
    children.close();
    childrenForMocks.close();
    compiling.close();
  }
}
