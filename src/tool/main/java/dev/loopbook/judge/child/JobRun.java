package dev.loopbook.judge.child;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.loop.LiveThreads;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherExecutionRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs one job: loads its classes, has JUnit run its tests on a thread of their own, and reports
/// how they end.
public final class JobRun {
  /// The exit status of a child whose run itself failed.
  public static final int STATUS_GAVE_UP = 97;

  private final Job job;
  private final MessageSender channel;
  private final CappedOutput output;
  private final IntConsumer halt;
  private final Set<Thread> known = LiveThreads.platform().collect(Collectors.toUnmodifiableSet());

  /// @param halt ends the process at once with a status
  JobRun(Job job, MessageSender channel, CappedOutput output, IntConsumer halt) {
    this.job = job;
    this.channel = channel;
    this.output = output;
    this.halt = halt;
  }

  /// Runs it to the end. Doesn't return if a limit ends the process.
  void run() throws InterruptedException {
    var tests = Thread.ofPlatform().daemon().name("tests").unstarted(this::runTests);
    tests.start();
    tests.join();
  }

  private void runTests() {
    var lines =
        new StackLines(
            job.own(), job.tests().isEmpty() ? Set.copyOf(job.run()) : job.tests().keySet());
    var watch = new LoopWatch(lines, job.ticks(), channel);
    var play = new FairPlay(lines, job.ownLoops());
    var observer = new TestObserver(watch, play);
    Thread.currentThread()
        .setContextClassLoader(UnrecordedJunit.below(JobRun.class.getClassLoader()));
    try (var junit = junit();
        var watchdog =
            new Watchdog(job, lines, channel, watch::ticks, Thread.currentThread(), known)) {
      var report = new TestReporter(job, channel, lines, watchdog, output, observer);
      watchdog.start();
      SpareThreads.require();
      channel.say(Message.Stage.RUNNING);
      var student = JobClassLoader.ofStudent(job.program(), job.own());
      var loader = JobClassLoader.ofTests(student, job.tests());
      Thread.currentThread().setContextClassLoader(loader);
      observer
          .setup(withThis(known))
          .call(
              () -> {
                junit.getLauncher().execute(request(loader, report));
                return null;
              });
    } catch (Throwable failure) {
      // JUnit itself gave up, or a class couldn't even be loaded: without a Done it's no pass
      new PrintStream(new FileOutputStream(FileDescriptor.err), true)
          .println("the job gave up: " + failure);
      halt.accept(STATUS_GAVE_UP);
      return;
    }
    var leaves = leavesSomething();
    if (!leaves && !hasStillSpareThreads()) {
      halt.accept(STATUS_GAVE_UP); // what failed may have failed for that
      return;
    }
    channel.finish(new Message.Done(!leaves));
  }

  private static boolean hasStillSpareThreads() {
    try {
      SpareThreads.require();
      return true;
    } catch (OutOfMemoryError _) {
      return false;
    }
  }

  /// Returns whether something is still there that could disturb another job: a thread that keeps a
  /// JVM alive, or any thread in code of this job.
  private boolean leavesSomething() {
    if (TestObserver.othersAlive(withThis(known))) {
      return true;
    }
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .map(StackTraceElement::getClassName)
        .anyMatch(name -> job.program().containsKey(name) || job.tests().containsKey(name));
  }

  private static Set<Thread> withThis(Set<Thread> known) {
    return Stream.concat(known.stream(), Stream.of(Thread.currentThread()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static LauncherSession junit() {
    return LauncherFactory.openSession(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false) // it would look through all jars
            .addTestEngines(new JupiterTestEngine())
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build());
  }

  private LauncherExecutionRequest request(ClassLoader loader, TestReporter report)
      throws ClassNotFoundException {
    var builder =
        LauncherDiscoveryRequestBuilder.request()
            .enableImplicitConfigurationParameters(false)
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
            .configurationParameter("loopbook.schedules", job.orders()) // the test kit reads it
            .configurationParameter(Draw.SEED, Long.toString(job.seed()));
    for (var name : List.copyOf(job.run())) {
      builder.selectors(DiscoverySelectors.selectClass(loader.loadClass(name)));
    }
    var execution = LauncherExecutionRequestBuilder.request(builder.build()).listeners(report);
    if (job.hasty()) {
      execution.cancellationToken(report.atFirstFailure());
    }
    return execution.build();
  }
}
