package dev.loopbook.judge;

import dev.loopbook.judge.child.CompilerChild;
import dev.loopbook.judge.child.InThisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Starts children as threads of this process: they do what the real ones do, and start in no time.
///
/// An answer that never ends would never end here either, and one that ends its process is only
/// said to have done so.
final class InProcessLauncher implements Launcher {
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /// The children in which tests run.
  final List<FakeProcess> children = new ArrayList<>();

  /// Returns a judge for a student's own work.
  static ChildJudge judgeForStudent() {
    return judge(new InProcessLauncher(), true, false);
  }

  static ChildJudge judge(InProcessLauncher launcher, boolean trusting, boolean hasty) {
    var limits = Limits.USUAL;
    var children = new ChildPool(launcher, ChildCommand.of(limits), limits, SILENCE, trusting);
    return new ChildJudge(
        new JudgeMode(trusting, hasty, true), limits, new InProcessCompiler(), children, children);
  }

  @Override
  public synchronized Launcher.Child launch(List<String> command, List<Path> reads) {
    // From a jar it starts by a word, from classes by its own.
    if (command.contains(CompilerChild.COMMAND)
        || command.contains(CompilerChild.class.getName())) {
      return new Launcher.Child(FakeProcess.start(InThisProcess::compile), () -> {});
    }
    var child = FakeProcess.start(InThisProcess::runJobs);
    children.add(child);
    return new Launcher.Child(child, () -> {});
  }
}
