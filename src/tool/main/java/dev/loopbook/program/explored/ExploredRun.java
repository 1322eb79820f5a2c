package dev.loopbook.program.explored;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.explore.Experiment;
import dev.loopbook.explore.RunResult;
import dev.loopbook.loop.DeadlockError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.KeyboardInterrupt;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.program.HostedRun;
import dev.loopbook.program.ProgramExit;
import dev.loopbook.program.ProgramOutput;
import dev.loopbook.program.UserFrames;
import dev.loopbook.program.source.MainMethod;
import dev.loopbook.text.SafeText;
import dev.loopbook.watch.Audit;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.WaitGraph;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Runs a program again and again, each time from a fresh start, on the thread that asks for it and
/// in one class loader.
///
/// It's a [dev.loopbook.program.ProgramRun] without what that has to protect itself with: no
/// supervisor, no threads of the program's own (a program that starts one can't be explored), no
/// clock. Used by one thread.
final class ExploredRun implements Experiment {

  static final String FINISHED = "finished";

  private final ExploredProgram program;
  private @Nullable Copy copy;

  /// The classes of the program, loaded, and what they report to.
  private record Copy(
      ExploredHost host, AccessRecorder recorder, ClassLoader loader, MainMethod main) {}

  ExploredRun(ExploredProgram program) {
    this.program = program;
  }

  @Override
  public RunResult run(UnaryOperator<LoopSetup> exploring) {
    return new OneRun(ready(), exploring, null, setup -> setup).result();
  }

  /// Returns how many turns of its loops the program took in the last run.
  long turns() {
    return copy == null ? 0 : copy.recorder().turns();
  }

  @Override
  public boolean isOver() {
    return copy != null && copy.host().isOver();
  }

  /// Runs it once with a witness.
  ///
  /// @param listening adds whatever else listens to the loops
  RunResult run(
      UnaryOperator<LoopSetup> exploring,
      AccessWitness witness,
      UnaryOperator<LoopSetup> listening) {
    return new OneRun(ready(), exploring, witness, listening).result();
  }

  private Copy ready() {
    var known = copy;
    if (known == null || program.needsFreshClasses()) {
      known = load();
      copy = known;
    }
    return known;
  }

  private Copy load() {
    var recorder = program.newRecorder();
    var host = new ExploredHost(new Hosting(), recorder);
    var loader = program.newLoader(host);
    recorder.serve(loader, program.earlyInterfaces());
    try {
      var start = Class.forName(program.mainClass(), false, loader);
      return new Copy(host, recorder, loader, MainMethod.of(start).orElseThrow());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /// One run, from the reset of the statics to what the audit says.
  private final class OneRun {
    private final Copy copy;
    private final UnaryOperator<LoopSetup> exploring;
    private final @Nullable AccessWitness witness;
    private final UnaryOperator<LoopSetup> listening;
    private final Audit audit = new Audit();
    private final List<String> failures = new ArrayList<>();
    private @Nullable Object receiver;

    OneRun(
        Copy copy,
        UnaryOperator<LoopSetup> exploring,
        @Nullable AccessWitness witness,
        UnaryOperator<LoopSetup> listening) {
      this.copy = copy;
      this.exploring = exploring;
      this.witness = witness;
      this.listening = listening;
    }

    RunResult result() {
      program.begins(copy.recorder());
      becomeMain();
      var setup = setup();
      copy.host().begin();
      copy.recorder().begin(setup.accessLog(), witness);
      try {
        return finished(setup);
      } catch (ProgramExit exit) {
        return exited(exit.status());
      } catch (EndlessCallback | BlockedCallback | KeyboardInterrupt escape) {
        return brokenOff(escape);
      } catch (LoopEscape escape) {
        copy.recorder().varies().ifPresent(ExploredRun::raise);
        throw escape;
      } catch (Throwable thrown) {
        copy.recorder().varies().ifPresent(ExploredRun::raise);
        return threw(thrown);
      } finally {
        copy.recorder().end();
        Thread.interrupted(); // the next run shall not find it
      }
    }

    private RunResult finished(LoopSetup setup) throws Throwable {
      setup.call(
          () -> {
            receiver = copy.main().receiver();
            copy.main().run(receiver);
            return true;
          });
      copy.recorder().varies().ifPresent(ExploredRun::raise); // it was caught by the program
      var exit = copy.host().exit();
      if (exit.isPresent()) {
        return exited(exit.get());
      }
      var over = copy.recorder().over();
      if (over.isPresent()) {
        return brokenOff(over.get()); // the program caught it
      }
      copy.recorder().end();
      var findings = findings(audit.conclude());
      var output = copy.host().output();
      var check = program.check(copy.loader(), receiver, output);
      return new RunResult(
          output,
          check.map(why -> "the check fails" + why).orElse(FINISHED),
          findings,
          check.isPresent() || !findings.isEmpty());
    }

    private RunResult brokenOff(LoopEscape escape) {
      program.throwIfStopped(escape);
      return new RunResult(
          copy.host().output(), String.valueOf(escape.getMessage()), List.of(), true);
    }

    private RunResult exited(int status) {
      return new RunResult(
          copy.host().output(),
          format("exited with status %d", status),
          findings(audit.findings()),
          status != 0 || !audit.findings().isEmpty() || !failures.isEmpty());
    }

    private RunResult threw(Throwable thrown) {
      var ending =
          thrown instanceof DeadlockError
              ? "deadlock: " + thrown.getMessage()
              : "failed: " + text(thrown);
      return new RunResult(copy.host().output(), ending, findings(audit.findings()), true);
    }

    private List<String> findings(List<Finding> found) {
      if (found.isEmpty() && failures.isEmpty()) {
        return List.of();
      }
      var all = new ArrayList<>(failures);
      found.stream().map(Finding::what).forEach(all::add);
      return all;
    }

    private LoopSetup setup() {
      var every =
          LoopSetup.standard()
              .withDeadlockReport(WaitGraph::describe)
              .withOutsideWork(() -> false)
              .withOutsideCallers(() -> false)
              .withExceptionHandler(this::report)
              .withListener(audit)
              .withListener(program.loopWatch());
      if (program.canHoldMonitors()) {
        every = every.withMonitorCheck();
      }
      if (program.needsOrigins()) {
        every = every.withOrigins();
      }
      return exploring.apply(listening.apply(every));
    }

    private void report(EventLoop loop, ExceptionContext failure) {
      var exception = failure.exception();
      var text = failure.message() + (exception == null ? "" : ": " + text(exception));
      failures.add(text);
      copy.host().print(ProgramOutput.Stream.ERR, text + "\n");
    }

    private static String text(Throwable thrown) {
      return SafeText.ofFailure(thrown);
    }

    @SuppressWarnings("ReferenceEquality")
    private void becomeMain() {
      var thread = Thread.currentThread();
      if (thread.getContextClassLoader() != copy.loader()) {
        thread.setContextClassLoader(copy.loader());
        thread.setName("main");
      }
    }
  }

  private static void raise(ProgramVaries varies) {
    throw varies;
  }

  /// What the host sees: a run that nobody supervises.
  private final class Hosting implements HostedRun {

    @Override
    public void print(ProgramOutput.Stream stream, String text) {
      throw new IllegalStateException("an explored host keeps its output itself");
    }

    @Override
    public UserFrames frames() {
      return program.frames();
    }

    @Override
    public boolean isSupervisedHere() {
      return false;
    }

    @Override
    public boolean covers(Thread thread) {
      return false;
    }

    @Override
    public void exitRequested() {}

    @Override
    public UncaughtExceptionHandler uncaughtHandler() {
      return (_, _) -> {};
    }

    @Override
    public @Nullable UncaughtExceptionHandler getUncaughtHandler() {
      return null;
    }

    @Override
    public void setUncaughtHandler(@Nullable UncaughtExceptionHandler handler) {}
  }

  /// Notes whether a program makes a loop at all.
  static final class LoopWatch implements LoopListener {
    private volatile boolean made;

    @Override
    public void loopCreated(EventLoop loop) {
      made = true;
    }

    boolean sawLoop() {
      return made;
    }
  }
}
