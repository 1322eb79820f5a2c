package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.Ending.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The thread that supervises a run: it starts `main`, waits for the end or for somebody who wants
/// the run stopped, ends what's left, and reports how it went.
///
/// Only this thread decides the ending. The program can't: it may catch whatever is thrown at it,
/// and the JDK may swallow the exception that stands for its `System.exit`, for instance in a
/// thread pool.
///
/// A thread can't be killed (`Thread.stop` is gone), so stopping one takes several means, the
/// gentlest first:
///
/// 1. *Wind down.* [StopSwitch] makes the next stop check in each thread throw [ProgramStopped],
///    once. A thread that waits meets no check, so it's interrupted, also once. Its `finally`
///    blocks then run undisturbed for a moment.
/// 2. *Close.* Executors, sockets, processes and timers that the program made don't react to an
///    interrupt. [RunResources] shuts them down.
/// 3. *Over.* From now on every check throws, so `while (true) try { … } catch (Throwable t) {}`
///    ends too. Threads still working are interrupted again and again.
/// 4. A thread that survives that, such as one in native code, is left behind, and a note says
///    where it is.
///
/// All limits count looks and not time: on a busy machine a thread that hasn't had a turn yet isn't
/// taken for one that can't be stopped.
final class RunSupervisor {
  /// Room for deep recursion; a Java thread has 1 MiB by default.
  private static final long MAIN_STACK_BYTES = 16 << 20;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
  private static final Duration LOOK_AT_OTHERS = Duration.ofMillis(500);

  /// How many looks in a row must find all threads waiting, once `main` has returned, before the
  /// person is told.
  private static final int IDLE_LOOKS = 4;

  private static final int MOST_NAMED = 3;

  /// How many looks must find `main` waiting for other threads, some of which may still be working,
  /// before the person is told.
  private static final int BUSY_LOOKS = 20;

  /// How many looks a thread gets to finish its `finally` blocks.
  private static final int WINDING_DOWN = 60;

  /// How many looks before a thread that isn't running counts as one that can't be stopped.
  private static final int AT_MOST = 200;

  /// The same for a thread that could run: on a busy machine it may not have had a turn yet.
  private static final int AT_MOST_WHILE_IT_RUNS = 1_000;

  private final ProgramRun run;
  private final Host host;
  private final RunOptions options;
  private final EndAudit endAudit;
  private final Thread self;
  private volatile boolean stopRequested; // written by any thread, read by this one
  private volatile boolean interrupted; // the same
  // written by this thread, read by whoever reports the end or how far it is
  private volatile List<BusyThread> busyAtStop = List.of();
  private volatile @Nullable Thread main;
  private boolean timeIsUp;
  private long deadline = Long.MAX_VALUE;
  private volatile @Nullable Ending mainEnding; // written by main as it ends

  RunSupervisor(ProgramRun run, Host host, RunOptions options) {
    this.run = run;
    this.host = host;
    this.options = options;
    this.endAudit = new EndAudit(run, host);
    this.self =
        Thread.ofPlatform()
            .daemon()
            .name("supervisor of " + run.program().name())
            .unstarted(this::supervise);
  }

  void start() {
    self.start();
  }

  void requestStop() {
    stopRequested = true;
    wake();
  }

  /// Lets `main` clean up, but not wait for other threads that don't end.
  void stopInsteadOfWaiting() {
    interrupted = true;
  }

  /// Returns the threads besides `main` that are busy now.
  List<BusyThread> busyNow() {
    return BusyThread.of(run.threads(), run.program().frames(), main);
  }

  /// Returns the threads that were busy when the run was stopped.
  List<BusyThread> busyAtStop() {
    return busyAtStop;
  }

  boolean isCurrentThread() {
    return Thread.currentThread() == self;
  }

  void wake() {
    self.interrupt();
  }

  private void supervise() {
    try {
      run.conclude(runToEnd());
    } catch (Throwable t) {
      run.fail(t);
    } finally {
      endAudit.close();
    }
  }

  private Ending runToEnd() {
    Thread main = new Thread(run.threads(), this::runMain, "main", MAIN_STACK_BYTES, false);
    this.main = main;
    main.setDaemon(false); // threads inherit this, and the supervisor is a daemon
    deadline = options.limit().map(limit -> System.nanoTime() + limit.toNanos()).orElse(deadline);
    main.start();
    List<UserFrame> stoppedAt = List.of();
    if (!(awaitNaturalEnd(main) && awaitAudit())) {
      stoppedAt = run.program().frames().of(main.getStackTrace());
      busyAtStop = busyNow();
      if (!host.stop.isOver()) {
        noteWhatKeptItRunning(main);
        windDown();
      }
    }
    if (options.audited() && host.stop.exit().isPresent()) {
      endAudit.reportSoFar();
    }
    runHooks();
    stopRemaining();
    return ending(stoppedAt);
  }

  private void runMain() {
    mainEnding = new MainThread(run, host, options, endAudit).call();
  }

  private boolean awaitAudit() {
    if (!options.audited()) {
      return true;
    }
    if (mainEnding instanceof Ending.Threw) {
      endAudit.reportSoFar(); // it failed, so naturally things are left open
      return true;
    }
    Thread audit = new Thread(run.threads(), endAudit::reportAll, "audit", 0, false);
    audit.start();
    return awaitEnd(audit, this::isCutShort);
  }

  private Ending ending(List<UserFrame> stoppedAt) {
    Optional<StopSwitch.Exit> exit = host.stop.exit();
    if (exit.isPresent()) {
      return new Ending.Exited(exit.get().status());
    }
    Ending main = mainEnding;
    if (main == null || isCutShort()) {
      return new Ending.Stopped(timeIsUp ? Reason.TIME_IS_UP : Reason.REQUESTED, stoppedAt);
    }
    return main;
  }

  private boolean isCutShort() {
    return stopRequested || timeIsUp;
  }

  /// Waits as the JVM does, for `main` and then for every thread that isn't a daemon. Returns
  /// whether they all ended by themselves.
  private boolean awaitNaturalEnd(Thread main) {
    BooleanSupplier cut = () -> isCutShort() || host.stop.isOver();
    return awaitMain(main, cut) && awaitOthers(cut);
  }

  private boolean awaitMain(Thread main, BooleanSupplier cut) {
    int looks = 0;
    boolean told = false;
    while (main.isAlive()) {
      if (cut.getAsBoolean()) {
        return false;
      }
      joinAtMost(main, LOOK_AT_OTHERS);
      looks = run.cleanUp().isWaiting(main) ? looks + 1 : 0;
      if (looks >= IDLE_LOOKS && interrupted) {
        stopRequested = true;
      }
      if (looks < IDLE_LOOKS || interrupted || told) {
        continue;
      }
      List<BusyThread> busy = busyNow();
      if (!busy.isEmpty() && (looks >= BUSY_LOOKS || busy.stream().allMatch(BusyThread::waits))) {
        told = true;
        host.print(ProgramOutput.Stream.ERR, waitsFor(busy));
      }
    }
    return true;
  }

  /// Returns why the program doesn't end, although its coroutine is done.
  private static String waitsFor(List<BusyThread> busy) {
    return format(
        """
        main is over, but run(…) waits for work that is still on a thread:
        %s%s
        No cancel reaches it there. Let it end by itself, or stop it with Ctrl-C.
        """,
        busy.stream()
            .limit(MOST_NAMED)
            .map(thread -> "  " + thread)
            .collect(Collectors.joining("\n")),
        busy.size() > MOST_NAMED ? "\n  …" : "");
  }

  private void joinAtMost(Thread thread, Duration atMost) {
    try {
      Duration left = untilDeadline();
      thread.join(left.compareTo(atMost) < 0 ? left : atMost);
    } catch (InterruptedException _) {
      // woken by a stop or an exit: the next round sees which
    }
    timeIsUp |= untilDeadline().isZero();
  }

  private boolean awaitOthers(BooleanSupplier cut) {
    int idle = 0;
    while (true) {
      Set<Thread> others = run.threads().nonDaemons();
      if (others.isEmpty()) {
        return !cut.getAsBoolean();
      }
      if (cut.getAsBoolean()) {
        return false;
      }
      joinAtMost(others.iterator().next(), LOOK_AT_OTHERS);
      boolean allWait =
          others.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
      idle = allWait ? idle + 1 : 0;
      if (idle == IDLE_LOOKS) {
        host.print(ProgramOutput.Stream.ERR, stillThere(others));
      }
    }
  }

  /// Returns why the program doesn't end. It only waits, so nothing tells its author.
  private static String stillThere(Set<Thread> others) {
    String names =
        others.stream()
            .limit(MOST_NAMED)
            .map(thread -> '"' + thread.getName() + '"')
            .collect(Collectors.joining(", "));
    return format(
        """
        main has returned, but %s still there and waiting: %s%s.
        A program ends when all its threads have. An executor's threads end with
        shutdown(), or after try (var pool = …) { … }.
        """,
        others.size() == 1 ? "a thread is" : others.size() + " threads are",
        names,
        others.size() > MOST_NAMED ? ", …" : "");
  }

  private boolean awaitEnd(Thread thread, BooleanSupplier cut) {
    while (thread.isAlive()) {
      if (cut.getAsBoolean()) {
        return false;
      }
      joinAtMost(thread, untilDeadline());
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

  /// Tells every thread to end, and gives its `finally` blocks a moment.
  private void windDown() {
    host.stop.windDown();
    host.beginToEnd();
    host.resources.close();
    nudge(WINDING_DOWN, this::interruptIfItWaits);
  }

  private void interruptIfItWaits(Thread thread) {
    boolean waits =
        switch (thread.getState()) {
          case WAITING, TIMED_WAITING -> true;
          default -> false;
        };
    if (waits && host.stop.notifyOnce(thread)) {
      thread.interrupt();
    }
  }

  private void stopRemaining() {
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
    host.beginToEnd();
    host.resources.close();
    var standing = nudge(AT_MOST, Thread::interrupt);
    var left =
        standing.stream().anyMatch(thread -> thread.getState() == Thread.State.RUNNABLE)
            ? nudge(AT_MOST_WHILE_IT_RUNS - AT_MOST, Thread::interrupt)
            : standing;
    for (Thread thread : left) {
      run.note(
          format(
              "thread \"%s\" could not be stopped%s",
              thread.getName(), at(thread.getStackTrace())));
    }
  }

  private static String at(StackTraceElement... stack) {
    return stack.length == 0 ? "" : ": it's in " + stack[0];
  }

  /// Nudges the threads that are still working, again and again. Returns those still working after
  /// so many rounds in which they had a chance to run.
  private List<Thread> nudge(int rounds, Consumer<Thread> nudge) {
    List<Thread> left = run.threads().atWork();
    FairChance chance = new FairChance();
    int round = 0;
    while (round < rounds && !left.isEmpty()) {
      left.forEach(thread -> nudge(thread, nudge));
      try {
        left.getFirst().join(LOOK_AGAIN);
      } catch (InterruptedException _) {
        // asked to stop once more; it is stopping
      }
      left = run.threads().atWork();
      if (chance.passed()) {
        round++;
      }
    }
    return left;
  }

  /// A thread's class may be the program's own, and do anything when it's interrupted.
  private static void nudge(Thread thread, Consumer<Thread> nudge) {
    try {
      nudge.accept(thread);
    } catch (ProgramStopped | RuntimeException _) {
      // the thread is nudged again in the next round
    }
  }

  /// Runs the shutdown hooks concurrently, as the JVM does, however the program ended. After a
  /// stop, hooks don't get unlimited time.
  private void runHooks() {
    List<Thread> hooks = host.beginHooks();
    if (hooks.isEmpty() || host.stop.exit().map(exit -> !exit.withHooks()).orElse(false)) {
      return;
    }
    for (Thread hook : hooks) {
      host.stop.permit(hook);
      start(hook);
    }
    if (isCutShort()) {
      nudge(WINDING_DOWN, _ -> {});
    } else {
      hooks.forEach(hook -> awaitEnd(hook, this::isCutShort));
    }
    host.stop.permitNobody();
  }

  /// A hook's class may be the program's own, and its `start` do anything. Or it has ended already.
  private static void start(Thread hook) {
    try {
      hook.start();
    } catch (ProgramStopped | RuntimeException _) {
      // it isn't run: the JVM says nothing, either
    }
  }
}
