package dev.loopbook.program;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.KeyboardInterrupt;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.program.source.MainMethod;
import dev.loopbook.watch.WaitGraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run's main thread does: loads the program and calls its `main`, with the setup bound that
/// the program's loops are created from.
final class MainThread {
  private final ProgramRun run;
  private final Host host;
  private final RunOptions options;
  private final EndAudit endAudit;

  MainThread(ProgramRun run, Host host, RunOptions options, EndAudit endAudit) {
    this.run = run;
    this.host = host;
    this.options = options;
    this.endAudit = endAudit;
  }

  /// Returns how `main` ended, or null if the run was cut short: the supervisor knows why.
  @Nullable Ending call() {
    try {
      if (run.program().usesLoggers()) {
        LogTraces.resetLoggers();
      }
      ClassLoader loader = run.loader();
      Thread.currentThread().setContextClassLoader(loader);
      Class<?> start = Class.forName(run.program().mainClass(), false, loader);
      MainMethod main = MainMethod.of(start).orElseThrow();
      return setup()
          .call(
              () -> {
                Object receiver = main.receiver();
                run.startsOn(receiver);
                main.run(receiver, options.arguments().toArray(String[]::new));
                return new Ending.Finished();
              });
    } catch (ProgramExit | ProgramStopped e) {
      return null;
    } catch (KeyboardInterrupt e) {
      return new Ending.Stopped(Ending.Reason.REQUESTED, List.of());
    } catch (Throwable thrown) {
      return threw(thrown);
    }
  }

  private @Nullable Ending threw(Throwable thrown) {
    try {
      return new Ending.Threw(thrown, describe(thrown), run.threads().isHandled(thrown));
    } catch (ProgramExit | ProgramStopped e) {
      return null;
    }
  }

  private LoopSetup setup() {
    LoopSetup every =
        LoopSetup.standard()
            .withOrigins()
            .withDeadlockReport(WaitGraph::describe)
            .withOutsideWork(() -> false)
            .withOutsideCallers(() -> false)
            .withExceptionHandler(this::report)
            .withListener(run.ticks())
            .withListener(run.interruption())
            .withListener(run.cleanUp())
            .withListener(new SwallowedCancels(run::warn));
    if (options.audited()) {
      every = endAudit.listenIn(every);
    }
    if (run.program().canHoldMonitors()) {
      every = every.withMonitorCheck();
    }
    if (run.program().usesLocks()) {
      every = every.withListener(host.locks);
    }
    if (run.program().canHaveThreads()) {
      OutsideThreads outside = new OutsideThreads(run.threads(), host.resources);
      every =
          every
              .withOutsideWork(outside::areAtWork)
              .withOutsideCallers(outside::mayCall)
              .withListener(outside);
    }
    return options.setup().apply(every);
  }

  /// Reports on the program's `System.err` what none of its code can catch.
  private void report(EventLoop loop, ExceptionContext failure) {
    StringBuilder text = new StringBuilder(failure.message()).append('\n');
    if (failure.source() != null) {
      text.append("  from ").append(failure.source()).append('\n');
    }
    if (failure.exception() != null) {
      text.append(describe(failure.exception()));
    }
    host.err().print(text);
  }

  /// A learner's exception may throw when it's asked for its text.
  private String describe(Throwable thrown) {
    try {
      return run.program().frames().describe(thrown);
    } catch (Throwable t) {
      return thrown.getClass().getName() + "\n";
    }
  }
}
