package dev.loopbook.shell.step;

import dev.loopbook.program.Ending;
import dev.loopbook.program.Program;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.program.RunOptions;
import dev.loopbook.shell.session.Session;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A program's run from its start to its end.
record FinishedRun(ProgramRun run, Ending ending) {

  /// Runs a program to its end. Ctrl-C interrupts it.
  ///
  /// @param started gets the run as soon as it has started
  static FinishedRun of(
      Program program, RunOptions options, Session session, Consumer<ProgramRun> started)
      throws InterruptedException {
    session.interrupts().check();
    var pending = new CompletableFuture<ProgramRun>();
    // Registered before the start, so that an early Ctrl-C isn't lost.
    try (var _ = session.interrupts().to(() -> interrupt(pending))) {
      var run = program.start(options);
      started.accept(run);
      pending.complete(run);
      return new FinishedRun(run, run.await());
    }
  }

  private static void interrupt(CompletableFuture<ProgramRun> pending) {
    var _ = pending.thenAccept(ProgramRun::interrupt);
  }
}
