package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TestRecordTest {
  private static final StackLines LINES = new StackLines(Set.of(), Set.of());

  private final TestObserver observer =
      new TestObserver(
          new LoopWatch(
              LINES,
              100,
              new MessageSender(java.io.OutputStream.nullOutputStream(), SmallJob.SECRET, _ -> {})),
          new FairPlay(LINES, true));

  @Test
  void theProbableCauseIsALineOfTheFailuresMessage() {
    var thrown =
        new AssertionError("twice 21\n  probably   an await is missing\nprobably   another");
    assertEquals(Optional.of("an await is missing"), TestRecord.of(observer, thrown).probably());
    assertEquals(
        Optional.empty(), TestRecord.of(observer, new AssertionError("improbably so")).probably());
    assertEquals(Optional.empty(), TestRecord.of(observer, new AssertionError()).probably());
    assertEquals(Optional.empty(), TestRecord.of(observer).probably());
  }

  @Test
  void aPlainMessageEndsWhereThePictureOfTheLoopBegins() {
    var record = new TestRecord(List.of(), true, List.of(), Optional.empty());
    assertEquals("", record.plainMessage(new AssertionError()));
    assertEquals("one\ntwo", record.plainMessage(new AssertionError("one\ntwo")));
    assertEquals(
        "one",
        record.plainMessage(new AssertionError("one\nthe loop at 3 s, tick 2\nready: none")));
    assertEquals(
        "one", record.plainMessage(new AssertionError("one\nprobably   an await is missing\ntwo")));
  }
}
