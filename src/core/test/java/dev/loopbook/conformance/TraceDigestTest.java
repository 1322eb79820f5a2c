package dev.loopbook.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceDigestTest {

  private static final List<String> PROGRAM = List.of("async main:", "  pass");
  private static final List<String> TRACE =
      List.of("[1 @0]", "  main: . start main", "[2 @0]", "  * run", "[end]", "  main returned");

  private static List<String> traceWith(int line, String text) {
    return IntStream.range(0, TRACE.size()).mapToObj(i -> i == line ? text : TRACE.get(i)).toList();
  }

  private static RandomRecording recorded() {
    return new RandomRecording(7, TraceDigest.hash(PROGRAM), TraceDigest.of(TRACE));
  }

  @Test
  void aTraceHasALetterForEachTickAndOneForItsEnd() {
    assertEquals(3, TraceDigest.of(TRACE).ticks().length());
  }

  /// `recorder/digest.py` gives the same for this trace.
  @Test
  void theDigestIsTheOneThatTheRecorderMakes() {
    assertEquals(
        "a9cd2d839e9b3077 w5d",
        TraceDigest.of(TRACE).whole() + " " + TraceDigest.of(TRACE).ticks());
  }

  @Test
  void tracesPartInTheTickInWhichTheyDiffer() {
    var other = TraceDigest.of(traceWith(3, "  * stop"));
    assertNotEquals(TraceDigest.of(TRACE), other);
    assertEquals(1, TraceDigest.of(TRACE).partsInCommon(other));
    assertEquals(3, TraceDigest.of(TRACE).partsInCommon(TraceDigest.of(TRACE)));
  }

  @Test
  void theRecordedTraceIsNoDifference() {
    assertEquals(Optional.empty(), recorded().difference(PROGRAM, TRACE));
  }

  @Test
  void aDifferenceNamesTheSeedAndTheCommandAndEndsWithTheTickThatDiffers() {
    var told = recorded().difference(PROGRAM, traceWith(3, "  * stop")).orElseThrow();
    assertTrue(told.startsWith("seed 7\n\nasync main:\n  pass\n"), told);
    assertTrue(told.contains("[2 @0]\n  * stop\n\nFor both traces:"), told);
    assertFalse(told.contains("[end]"), told);
    assertTrue(told.endsWith("record.py --random 7 1 -v"), told);
  }

  @Test
  void anotherProgramIsNotBlamedOnTheLoop() {
    var told = recorded().difference(List.of("async main:", "  raise"), TRACE).orElseThrow();
    assertTrue(told.contains("SeededProgram has changed"), told);
  }
}
