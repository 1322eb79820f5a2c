package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loopbook.program.shape.WidenedAccess;
import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.program.source.SourceText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A job of one answer and one test, which runs in this process.
///
/// The test's file is `ATest.java` and the answer's is `Answer.java`, both in package `p`. Each
/// gets the usual imports on its first line, so that its own first line is line 2.
final class SmallJob {
  static final byte[] SECRET =
      "sixteen bytes...".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private static final Compiler COMPILER = Compiler.with();
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String IMPORTS =
      "package p; import static dev.loopbook.loop.Async.*; import dev.loopbook.loop.*;"
          + " import dev.loopbook.testkit.*; import org.junit.jupiter.api.*;"
          + " import static org.junit.jupiter.api.Assertions.*;";

  private final Map<String, byte[]> answer;
  private final Map<String, byte[]> tests;
  private List<String> run = List.of("p.ATest");
  private boolean hasty;
  private boolean pictures;
  private boolean ownLoops;
  private long ticks = 1_000;
  private Duration waiting = LONG;
  private long seed;

  /// The statuses with which the process would have ended.
  final List<Integer> halts = new ArrayList<>();

  private SmallJob(Map<String, byte[]> answer, Map<String, byte[]> tests) {
    this.answer = answer;
    this.tests = tests;
  }

  /// Returns one whose test isn't the student's.
  static SmallJob of(String answer, String test) {
    var program = compiled("Answer.java", answer, Map.of());
    return new SmallJob(program, compiled("ATest.java", test, program));
  }

  /// Returns one in which the student wrote the test.
  static SmallJob ofStudentsTest(String test) {
    return new SmallJob(compiled("ATest.java", test, Map.of()), Map.of());
  }

  private static Map<String, byte[]> compiled(
      String file, String text, Map<String, byte[]> beside) {
    var source = new SourceText(Path.of(file), IMPORTS + "\n" + text);
    var result = COMPILER.compileTogether(List.of(source), beside);
    var classes = new HashMap<String, byte[]>();
    assertInstanceOf(BatchCompilation.Classes.class, result, result::toString)
        .classes()
        .forEach((name, bytes) -> classes.put(name, WidenedAccess.of(bytes)));
    return classes;
  }

  SmallJob run(String... classes) {
    run = List.of(classes);
    return this;
  }

  SmallJob hasty() {
    hasty = true;
    return this;
  }

  SmallJob withPictures() {
    pictures = true;
    return this;
  }

  SmallJob withOwnLoops() {
    ownLoops = true;
    return this;
  }

  SmallJob ticks(long most) {
    ticks = most;
    return this;
  }

  SmallJob waiting(Duration most) {
    waiting = most;
    return this;
  }

  SmallJob seed(long number) {
    seed = number;
    return this;
  }

  Job job() {
    return new Job(
        SECRET.clone(),
        answer,
        tests,
        run,
        answer.keySet(),
        seed,
        hasty,
        pictures,
        LONG,
        waiting,
        ticks,
        LONG,
        100,
        ownLoops,
        "1");
  }

  /// Runs it and returns what it reports, apart from that it's alive.
  List<Message> messages() {
    var out = new ByteArrayOutputStream();
    var output = new CappedOutput();
    var before = System.out;
    System.setOut(output.asPrintStream());
    try {
      new JobRun(job(), new MessageSender(out, SECRET, this::halt), output, this::halt).run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      System.setOut(before);
    }
    return read(out.toByteArray(), SECRET);
  }

  /// Notes with which status the process would have ended, and ends the tests.
  private void halt(int status) {
    halts.add(status);
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("tests"))
        .forEach(Thread::interrupt);
  }

  /// Runs it and returns how its tests ended.
  List<Message.Ended> ends() {
    return messages().stream()
        .filter(Message.Ended.class::isInstance)
        .map(Message.Ended.class::cast)
        .toList();
  }

  /// Runs it and returns why its only test failed.
  TestFailure failure() {
    return ends().getFirst().failure().orElseThrow();
  }

  /// Reads messages, apart from those that say that the process is alive.
  static List<Message> read(byte[] sent, byte[] secret) {
    var in = new ByteArrayInputStream(sent);
    var messages = new ArrayList<Message>();
    try {
      while (true) {
        messages.add(Message.read(in, secret));
      }
    } catch (EOFException _) {
      messages.removeIf(new Message.Reached(Message.Stage.ALIVE)::equals);
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
