package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.LiveThreads;
import dev.loopbook.text.SourcePlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.Collectors;

/// Finds the threads that a test started and left running.
///
/// A thread that is somewhere in the author's code is the test's mistake. One that only idles may
/// be in a pool that the program keeps on purpose. Daemons don't count, virtual threads among them,
/// and neither do the threads of JUnit and of the loop. While tests run in parallel, nobody knows
/// whose thread it is.
final class LeftThreads {

  // A thread that is about to end gets two seconds for that, as the machine may be busy.
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final int MOST_LOOKS = 100;
  private static final int LOOKS_AT_WAITING = 5;

  private static final List<String> OTHERS = List.of("junit-", "loopbook-");

  private Set<Thread> before = Set.of();

  /// What was found: sentences.
  ///
  /// @param atWork about threads in the author's code
  /// @param idle about the others
  record Found(List<String> atWork, List<String> idle) {}

  /// Starts to look: a thread that runs now isn't the next test's.
  void begin() {
    before = LiveThreads.platform().collect(Collectors.toUnmodifiableSet());
  }

  /// Returns what was started since, and still runs.
  Found find() {
    var atWork = new ArrayList<String>();
    var idle = new ArrayList<String>();
    for (var thread : LiveThreads.platform().toList()) {
      if (isOfTest(thread) && !endsSoon(thread)) {
        var stack = thread.getStackTrace();
        var line =
            stack.length == 0
                ? Optional.<StackTraceElement>empty()
                : OwnLine.in(stack, LeftThreads.class.getClassLoader());
        if (line.isPresent()) {
          atWork.add(
              format(
                  "the test left a thread running: %s, in %s at %s. End it in the test, and wait for"
                      + " that with join()",
                  thread.getName(), OwnLine.call(stack), SourcePlace.of(line.get())));
        } else if (stack.length > 0) {
          idle.add(
              format(
                  "left a thread idle: %s. If nothing else uses its pool, shut that down",
                  thread.getName()));
        }
      }
    }
    return new Found(atWork, idle);
  }

  private boolean isOfTest(Thread thread) {
    return !before.contains(thread)
        && !thread.isDaemon()
        && !(thread instanceof ForkJoinWorkerThread)
        && OTHERS.stream().noneMatch(thread.getName()::startsWith)
        && !thread.equals(Thread.currentThread());
  }

  /// One that waits will not end by itself soon; one that only gets no processor may.
  private static boolean endsSoon(Thread thread) {
    var waits = 0;
    try {
      for (var look = 0; look < MOST_LOOKS && waits < LOOKS_AT_WAITING; look++) {
        if (thread.join(BETWEEN_LOOKS)) {
          return true;
        }
        waits =
            switch (thread.getState()) {
              case WAITING, TIMED_WAITING -> waits + 1;
              case NEW, RUNNABLE, BLOCKED, TERMINATED -> 0;
            };
      }
      return false;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return true; // the run is being stopped: no time to look
    }
  }
}
