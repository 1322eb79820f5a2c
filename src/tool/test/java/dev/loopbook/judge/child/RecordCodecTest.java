package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.CompileProblem;
import dev.loopbook.watch.Lane;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.TaskState;
import dev.loopbook.watch.Timeline;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordCodecTest {
  private static final TestFailure FAILURE =
      new TestFailure(
          "AssertionFailedError",
          "two lines\nand 日本語",
          Optional.of("42"),
          Optional.empty(),
          Optional.of(new CodePlace("Answer.java", 17)),
          List.of(new CodePlace("Answer.java", 21), new CodePlace("AnswerTest.java", 3)),
          Optional.of(new CodePlace("AnswerTest.java", 3, "assertTrue(x);")),
          List.of(
              new Timeline(
                  Timeline.Axis.TIME,
                  List.of(
                      new Lane(
                          new TaskRef(1, "main"),
                          List.of(
                              new Lane.Span(TaskState.RUNNING, 0, 0),
                              new Lane.Span(TaskState.WAITING, 0, Long.MAX_VALUE)))))),
          List.of("task created", ""),
          List.of(),
          Optional.of("it was never awaited"),
          "printed");

  static Stream<Message> messages() {
    return Stream.of(
        new Message.Began("p.ATest", "one"),
        new Message.Ended("p.ATest", "", false, Message.How.SKIPPED, Optional.empty()),
        new Message.Ended("p.ATest", "one", true, Message.How.FAILED, Optional.of(FAILURE)),
        new Message.Stopped(Message.Limit.WAITING, Optional.of(new CodePlace("A.java", 1))),
        new Message.Done(true),
        new Message.Done(false));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageComesBackAsItWas(Message message) throws IOException {
    assertEquals(message, Message.CODEC.read(in(bytes(Message.CODEC, message))));
  }

  @Test
  void aJobComesBackAsItWas() throws IOException {
    var job = job();
    var back = Job.CODEC.read(in(bytes(Job.CODEC, job)));
    assertArrayEquals(job.secret(), back.secret());
    assertEquals(job.program().keySet(), back.program().keySet());
    assertArrayEquals(job.program().get("p.A"), back.program().get("p.A"));
    assertEquals(job.tests().keySet(), back.tests().keySet());
    assertEquals(job.run(), back.run());
    assertEquals(job.own(), back.own());
    assertEquals(job.computing(), back.computing());
    assertEquals(job.waiting(), back.waiting());
    assertEquals(job.ticks(), back.ticks());
    assertEquals(job.outputBytes(), back.outputBytes());
  }

  @Test
  void whatACompilerSaysComesBackAsItWas() throws IOException {
    var problem =
        new CompileProblem(
            CompileProblem.Severity.WARNING, Path.of("a/B.java"), 3, 4, "odd", Optional.of("x"));
    BatchCompilation errors = new BatchCompilation.Errors(List.of(problem));
    assertEquals(errors, read(errors));
    var classes =
        new BatchCompilation.Classes(
            Map.of("p.A", new byte[] {1, 2}), Map.of("p.A", "A.java"), List.of(problem));
    var back = assertInstanceOf(BatchCompilation.Classes.class, read(classes));
    assertArrayEquals(new byte[] {1, 2}, back.classes().get("p.A"));
    assertEquals(classes.sources(), back.sources());
    assertEquals(classes.warnings(), back.warnings());
  }

  private static BatchCompilation read(BatchCompilation said) throws IOException {
    var answer = new CompilerChild.Answer.Compiled(said);
    return assertInstanceOf(
            CompilerChild.Answer.Compiled.class,
            CompilerChild.ANSWERS.read(in(bytes(CompilerChild.ANSWERS, answer))))
        .result();
  }

  private record Hidden(int number) {}

  @Test
  void aPrivateRecordComesBackAsItWas() throws IOException {
    var codec = RecordCodec.of(Hidden.class, 100);
    assertEquals(new Hidden(7), codec.read(in(bytes(codec, new Hidden(7)))));
  }

  @Test
  void eachFrameIsFlushed() throws IOException {
    var arrived = new ByteArrayOutputStream();
    var out = new BufferedOutputStream(arrived, 1 << 16);
    Message.CODEC.write(out, new Message.Done(true));
    assertEquals(new Message.Done(true), Message.CODEC.read(in(arrived.toByteArray())));
  }

  @Test
  void severalFramesFollowEachOther() throws IOException {
    var out = new ByteArrayOutputStream();
    for (var message : messages().toList()) {
      Message.CODEC.write(out, message);
    }
    var in = in(out.toByteArray());
    for (var message : messages().toList()) {
      assertEquals(message, Message.CODEC.read(in));
    }
    assertThrows(EOFException.class, () -> Message.CODEC.read(in));
  }

  @Test
  void aFrameThatEndsTooEarlyIsTheEndOfTheStream() throws IOException {
    for (var message : messages().toList()) {
      var whole = bytes(Message.CODEC, message);
      for (var length = 0; length < whole.length; length++) {
        var cut = in(Arrays.copyOf(whole, length));
        assertThrows(EOFException.class, () -> Message.CODEC.read(cut));
      }
    }
  }

  @Test
  void aFrameWithMoreOrLessInItIsRefused() throws IOException {
    for (var message : messages().toList()) {
      var whole = bytes(Message.CODEC, message);
      var content = Arrays.copyOfRange(whole, Integer.BYTES, whole.length);
      refuses(Message.CODEC, framed(Arrays.copyOf(content, content.length + 1)));
      for (var length = 0; length < content.length; length++) {
        refuses(Message.CODEC, framed(Arrays.copyOf(content, length)));
      }
    }
  }

  @Test
  void aLengthBeyondTheLimitIsRefusedBeforeAnythingIsRead() {
    for (var length : List.of(-1, Integer.MIN_VALUE, (8 << 20) + 1, Integer.MAX_VALUE)) {
      var header = ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
      var failure = assertThrows(IOException.class, () -> Message.CODEC.read(in(header)));
      assertEquals("a frame can't have a length of " + length, failure.getMessage());
    }
  }

  @Test
  void aFrameOfExactlyTheLimitIsRead() throws IOException {
    var done = bytes(Message.CODEC, new Message.Done(true));
    assertEquals(
        new Message.Done(true),
        RecordCodec.of(Message.class, done.length - Integer.BYTES).read(in(done)));
    refuses(RecordCodec.of(Message.class, done.length - Integer.BYTES - 1), done);
  }

  @Test
  void noCountIsBelievedThatTheFrameCannotHold() throws IOException {
    var began = bytes(Message.CODEC, new Message.Began("p.ATest", "one"));
    for (var length : List.of(-1, 1_000, Integer.MAX_VALUE)) {
      var lying = began.clone();
      ByteBuffer.wrap(lying).putInt(Integer.BYTES + 1, length);
      refuses(Message.CODEC, lying);
    }
  }

  @Test
  void aConstantOrAKindThatDoesNotExistIsRefused() throws IOException {
    var stopped =
        bytes(Message.CODEC, new Message.Stopped(Message.Limit.WAITING, Optional.empty()));
    for (var ordinal : List.of(-1, Message.Limit.values().length, 127)) {
      var lying = stopped.clone();
      lying[Integer.BYTES + 1] = ordinal.byteValue();
      refuses(Message.CODEC, lying);
    }
    for (var kind : List.of(-1, 4, 127)) {
      var lying = stopped.clone();
      lying[Integer.BYTES] = kind.byteValue();
      refuses(Message.CODEC, lying);
    }
  }

  @Test
  void whatAConstructorRefusesIsRefused() throws IOException {
    var codec = RecordCodec.of(Job.class, 1 << 20);
    var bytes = bytes(codec, job());
    var shortSecret = ByteBuffer.allocate(bytes.length - 1);
    shortSecret.putInt(bytes.length - Integer.BYTES - 1).putInt(Job.SECRET_BYTES - 1);
    var rest = 2 * Integer.BYTES + 1;
    shortSecret.put(bytes, rest, bytes.length - rest);
    var failure = assertThrows(IOException.class, () -> codec.read(in(shortSecret.array())));
    assertTrue(failure.getMessage().contains("a secret of 15 bytes"), failure.getMessage());
  }

  /// Whatever the bytes are, the outcome is a value or an `IOException`. The seeds are fixed, so a
  /// failure shows itself again.
  @Test
  void noBytesMakeAReaderFailInAnotherWay() throws IOException {
    var samples = new HashMap<RecordCodec<?>, List<byte[]>>();
    var failed = new Message.Ended("T", "m", true, Message.How.FAILED, Optional.of(FAILURE));
    var problem =
        new CompileProblem(
            CompileProblem.Severity.ERROR, Path.of("A"), 1, 1, "m", Optional.empty());
    samples.put(
        Message.CODEC, List.of(bytes(Message.CODEC, failed), new byte[64], new byte[4_096]));
    samples.put(Job.CODEC, List.of(bytes(Job.CODEC, job())));
    samples.put(
        CompilerChild.ANSWERS,
        List.of(
            answer(new BatchCompilation.Errors(List.of(problem))),
            answer(
                new BatchCompilation.Classes(
                    Map.of("A", new byte[9]), Map.of("A", "A.java"), List.of(problem)))));
    samples.forEach(
        (codec, all) ->
            all.forEach(
                sample ->
                    IntStream.range(0, 5_000).forEach(seed -> survives(codec, sample, seed))));
  }

  private static byte[] answer(BatchCompilation result) throws IOException {
    return bytes(CompilerChild.ANSWERS, new CompilerChild.Answer.Compiled(result));
  }

  private static void survives(RecordCodec<?> codec, byte[] sample, int seed) {
    var random = new Random(seed);
    var bytes = Arrays.copyOfRange(sample, Integer.BYTES, sample.length);
    for (var change = random.nextInt(8); change >= 0; change--) {
      var at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        default ->
            ByteBuffer.wrap(bytes)
                .putInt(Math.min(at, bytes.length - Integer.BYTES), random.nextInt(1 << 24));
      }
    }
    try {
      codec.read(in(framed(bytes)));
    } catch (IOException expected) {
      // refused
    }
  }

  record Unsendable(Object anything) {}

  record UnsendableInside(List<Object> things) {}

  record Nothing() {}

  @Test
  void aRecordThatCannotBeSentIsFoundAtOnce() {
    assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(Unsendable.class, 1));
    assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(UnsendableInside.class, 1));
    assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(Nothing.class, 1));
  }

  private static Job job() {
    return new Job(
        new byte[Job.SECRET_BYTES],
        Map.of("p.A", new byte[] {1, 2, 3}, "p.B", new byte[0]),
        Map.of("p.ATest", new byte[] {4}),
        List.of("p.ATest"),
        Set.of("p.A", "p.B"),
        -7,
        true,
        false,
        Duration.ofMillis(1_500),
        Duration.ofSeconds(3),
        20_000,
        Duration.ofSeconds(60),
        100,
        true,
        "all");
  }

  private static void refuses(RecordCodec<?> codec, byte[] bytes) {
    var failure = assertThrows(IOException.class, () -> codec.read(in(bytes)));
    assertFalse(failure instanceof EOFException, "a refusal, not the end of the stream");
  }

  private static <T> byte[] bytes(RecordCodec<T> codec, T value) throws IOException {
    var out = new ByteArrayOutputStream();
    codec.write(out, value);
    return out.toByteArray();
  }

  private static byte[] framed(byte[] content) {
    return ByteBuffer.allocate(Integer.BYTES + content.length)
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
