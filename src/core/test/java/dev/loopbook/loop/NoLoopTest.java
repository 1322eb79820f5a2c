package dev.loopbook.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Who calls the loop where none runs is told what to do, which depends on where that is.
class NoLoopTest {

  private static String advice() {
    var refused = assertThrows(IllegalStateException.class, EventLoop::running);
    return refused.getMessage().replace("no running event loop on this thread: ", "");
  }

  @Test
  void inATestItIsTheAnnotation() {
    assertTrue(advice().startsWith("in a test, put @LoopTest on the class"), advice());
  }

  @Test
  void onAThreadOfTheProgramItIsRun() throws Exception {
    var heard = new AtomicReference<String>();
    var thread = new Thread(() -> heard.set(NoLoop.advice("use run(...)")));
    thread.start();
    thread.join();
    assertEquals("use run(...)", heard.get());
  }

  @Test
  void inAnAssertionThatRunsItElsewhereItIsTheOneThatDoesNot() {
    var heard =
        assertTimeoutPreemptively(Duration.ofMinutes(9), () -> NoLoop.advice("use run(...)"));
    assertTrue(heard.endsWith("Use assertCompletesBefore(...) instead"), heard);
  }
}
