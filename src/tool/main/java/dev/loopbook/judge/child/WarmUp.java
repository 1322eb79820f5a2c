package dev.loopbook.judge.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/// Runs [WarmUpTests] as a job, so that the first real one doesn't pay for loading JUnit, the test
/// kit and the loop.
final class WarmUp {
  /// No limit: however busy the machine is, this ends.
  private static final Duration LONG = Duration.ofDays(1);

  private WarmUp() {}

  static void run(CappedOutput output, IntConsumer halt) throws InterruptedException {
    var name = WarmUpTests.class.getName();
    Map<String, byte[]> classes = new LinkedHashMap<>();
    classes.put(name, bytes(name));
    var job =
        new Job(
            new byte[Job.SECRET_BYTES],
            classes,
            Map.of(),
            List.of(name),
            Set.of(name),
            0,
            false,
            false,
            LONG,
            LONG,
            10_000,
            LONG,
            1_000,
            true,
            "1");
    var nobody = new MessageSender(OutputStream.nullOutputStream(), job.secret(), halt);
    new JobRun(job, nobody, output, halt).run();
  }

  private static byte[] bytes(String name) {
    var file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream in = WarmUp.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
