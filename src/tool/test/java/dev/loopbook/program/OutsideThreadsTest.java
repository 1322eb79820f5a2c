package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OutsideThreadsTest {

  private static final int NATIVE = -2; // what StackTraceElement takes for a native method's line

  @Test
  void aThreadThatIsJustStartingDoesNotWaitForAnybody() {
    var run = new StackTraceElement("java.lang.Thread", "run", "Thread.java", 1474);
    var starts =
        new StackTraceElement(
            "java.lang.Thread", "ensureMaterializedForStackWalk", "Thread.java", NATIVE);
    var accepts = new StackTraceElement("sun.nio.ch.Net", "accept", "Net.java", NATIVE);

    assertFalse(OutsideThreads.standsInNativeCode());
    assertFalse(OutsideThreads.standsInNativeCode(run));
    assertFalse(OutsideThreads.standsInNativeCode(starts, run));
    assertTrue(OutsideThreads.standsInNativeCode(accepts, run));
  }
}
