package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.Ending.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The thread that sees a run through: starts its `main`, waits for its end or for somebody who
/// wants it stopped, ends what is left, and says how it went.
///
/// It alone decides the ending, so that a program which swallows what is thrown at it, or which has
/// its `System.exit` swallowed by the JDK, still ends as it should.
final class RunSupervisor {
  /// Room for deep recursion: the default of a Java thread is 1 MiB.
  private static final long MAIN_STACK_BYTES = 16 << 20;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  /// How many times it looks, before what is in its `finally` blocks is cut short as well.
  private static final int WINDING_UP = 60;

  /// How many times it looks, before a thread that stands counts as one that cannot be stopped.
  private static final int AT_MOST = 200;

  /// How many times it looks at one that could run. On a busy machine it may have had no turn yet.
  private static final int AT_MOST_WHILE_IT_RUNS = 1_000;

  private final ProgramRun run;
  private final Host host;
  private final RunOptions options;
  private final EndAudit epilogue;
  private final Thread self;
  private volatile boolean stopRequested; // written by anybody, read by this thread
  private boolean timeIsUp;
  private long deadline = Long.MAX_VALUE;
  private volatile @Nullable Ending ofMain; // written by main as it ends

  RunSupervisor(ProgramRun run, Host host, RunOptions options) {
    this.run = run;
    this.host = host;
    this.options = options;
    this.epilogue = new EndAudit(run, host);
    this.self =
        Thread.ofPlatform()
            .daemon()
            .name("keeper of " + run.program().name())
            .unstarted(this::keep);
  }

  void start() {
    self.start();
  }

  void requestStop() {
    stopRequested = true;
    wake();
  }

  boolean isCurrentThread() {
    return Thread.currentThread() == self;
  }

  void wake() {
    self.interrupt();
  }

  private void keep() {
    try {
      run.conclude(seeThrough());
    } catch (Throwable t) {
      run.fail(t);
    }
  }

  private Ending seeThrough() {
    Thread main = new Thread(run.threads(), this::runMain, "main", MAIN_STACK_BYTES, false);
    main.setDaemon(false); // its own threads take after it, and it must not take after this one
    deadline = options.limit().map(limit -> System.nanoTime() + limit.toNanos()).orElse(deadline);
    main.start();
    List<UserFrame> stoodAt = List.of();
    if (!(awaitOwnEnd(main) && hearTheEpilogue())) {
      stoodAt = run.program().frames().of(main.getStackTrace());
      if (!host.stop.isOver()) {
        noteWhatKeptItRunning(main);
        windUp();
      }
    }
    if (options.audited() && host.stop.exit().isPresent()) {
      epilogue.tellWhatIsKnown();
    }
    runHooks();
    endWhatIsLeft();
    return ending(stoodAt);
  }

  private void runMain() {
    ofMain = new MainThread(run, host, options, epilogue).call();
  }

  private boolean hearTheEpilogue() {
    if (!options.audited()) {
      return true;
    }
    if (ofMain instanceof Ending.Threw) {
      epilogue.tellWhatIsKnown(); // what else is open is no wonder
      return true;
    }
    Thread audit = new Thread(run.threads(), epilogue::tellAll, "audit", 0, false);
    audit.start();
    return awaitEnd(audit, this::isCutShort);
  }

  private Ending ending(List<UserFrame> stoodAt) {
    Optional<StopSwitch.Exit> exit = host.stop.exit();
    if (exit.isPresent()) {
      return new Ending.Exited(exit.get().status());
    }
    Ending main = ofMain;
    if (main == null || isCutShort()) {
      return new Ending.Stopped(timeIsUp ? Reason.TIME_IS_UP : Reason.REQUESTED, stoodAt);
    }
    return main;
  }

  private boolean isCutShort() {
    return stopRequested || timeIsUp;
  }

  /// Waits as the JVM does, for `main` and then for every thread that is no daemon. Returns whether
  /// they came to their end by themselves.
  private boolean awaitOwnEnd(Thread main) {
    BooleanSupplier cut = () -> isCutShort() || host.stop.isOver();
    if (!awaitEnd(main, cut)) {
      return false;
    }
    while (true) {
      List<Thread> others = run.threads().nonDaemons();
      if (others.isEmpty()) {
        return !cut.getAsBoolean();
      }
      if (!awaitEnd(others.getFirst(), cut)) {
        return false;
      }
    }
  }

  private boolean awaitEnd(Thread thread, BooleanSupplier cut) {
    while (thread.isAlive()) {
      if (cut.getAsBoolean()) {
        return false;
      }
      try {
        thread.join(untilDeadline());
      } catch (InterruptedException _) {
        // somebody wants something: the next round sees what
      }
      timeIsUp |= untilDeadline().isZero();
    }
    return true;
  }

  private Duration untilDeadline() {
    return deadline == Long.MAX_VALUE
        ? Duration.ofDays(1)
        : Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  private void noteWhatKeptItRunning(Thread main) {
    if (!main.isAlive()) {
      for (Thread thread : run.threads().nonDaemons()) {
        run.note(
            format(
                "main had returned, and thread \"%s\" still ran: a JVM waits for it",
                thread.getName()));
      }
    }
  }

  /// Tells every thread to end and gives its `finally` blocks a moment.
  private void windUp() {
    host.stop.windUp();
    host.stopping = true;
    host.belongings.close();
    pressOn(WINDING_UP, this::interruptIfItWaits);
  }

  private void interruptIfItWaits(Thread thread) {
    boolean waits =
        switch (thread.getState()) {
          case WAITING, TIMED_WAITING -> true;
          default -> false;
        };
    if (waits && host.stop.tell(thread)) {
      thread.interrupt();
    }
  }

  private void endWhatIsLeft() {
    List<Thread> atWork = run.threads().atWork();
    if (!isCutShort() && host.stop.exit().isEmpty()) {
      for (Thread thread : atWork) {
        run.note(
            format(
                "thread \"%s\" still ran at the end of the program and was stopped",
                thread.getName()));
      }
    }
    host.stop.over();
    host.stopping = true;
    host.belongings.close();
    var standing = pressOn(AT_MOST, Thread::interrupt);
    var left =
        standing.stream().anyMatch(thread -> thread.getState() == Thread.State.RUNNABLE)
            ? pressOn(AT_MOST_WHILE_IT_RUNS - AT_MOST, Thread::interrupt)
            : standing;
    for (Thread thread : left) {
      run.note(
          format(
              "thread \"%s\" could not be stopped%s",
              thread.getName(), standsIn(thread.getStackTrace())));
    }
  }

  private static String standsIn(StackTraceElement... stack) {
    return stack.length == 0 ? "" : ": it stands in " + stack[0];
  }

  /// Presses on what is still at work, again and again. Returns what is left after so many rounds.
  private List<Thread> pressOn(int rounds, Consumer<Thread> press) {
    List<Thread> left = run.threads().atWork();
    for (int round = 0; round < rounds && !left.isEmpty(); round++) {
      left.forEach(thread -> pressOn(thread, press));
      try {
        left.getFirst().join(LOOK_AGAIN);
      } catch (InterruptedException _) {
        // asked to stop once more: it is stopping
      }
      left = run.threads().atWork();
    }
    return left;
  }

  /// A thread's class may be the program's own, and do anything when it is interrupted.
  private static void pressOn(Thread thread, Consumer<Thread> press) {
    try {
      press.accept(thread);
    } catch (ProgramStopped | RuntimeException _) {
      // its own affair
    }
  }

  /// Runs the shutdown hooks side by side, as the JVM does, however the program ended; a stopped
  /// one cannot make its hooks last.
  private void runHooks() {
    List<Thread> hooks = host.takeHooks();
    if (hooks.isEmpty() || host.stop.exit().map(exit -> !exit.withHooks()).orElse(false)) {
      return;
    }
    for (Thread hook : hooks) {
      host.stop.permit(hook);
      hook.start();
    }
    if (isCutShort()) {
      pressOn(WINDING_UP, _ -> {});
    } else {
      hooks.forEach(hook -> awaitEnd(hook, this::isCutShort));
    }
    host.stop.permitNobody();
  }
}
