package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LogTracesTest {

  private static StackTraceElement frame(String loader, String module, String type) {
    return new StackTraceElement(loader, module, null, type, "run", type + ".java", 7);
  }

  private static RuntimeException thrown(String message) {
    var thrown = new RuntimeException(message);
    thrown.setStackTrace(
        new StackTraceElement[] {
          frame(null, "java.base", "java.util.ArrayList"),
          frame(null, null, "Mine"),
          frame("app", null, "dev.loopbook.loop.Task"),
          frame(null, null, "Main"),
          frame("app", null, "dev.loopbook.program.source.MainMethod"),
        });
    return thrown;
  }

  @Test
  void aTraceShowsTheLearnersFramesOnly() {
    var record = new LogRecord(Level.WARNING, "bad");
    var thrown = thrown("outer");
    thrown.initCause(thrown("inner"));
    thrown.addSuppressed(thrown("other"));
    record.setThrown(thrown);
    var text = new LogTraces().format(record);
    assertEquals(
        """
        WARNING: bad
        java.lang.RuntimeException: outer
        \tat Mine.run(Mine.java:7)
        \tat Main.run(Main.java:7)
        \tSuppressed: java.lang.RuntimeException: other
        \tat Mine.run(Mine.java:7)
        \tat Main.run(Main.java:7)
        Caused by: java.lang.RuntimeException: inner
        \tat Mine.run(Mine.java:7)
        \tat Main.run(Main.java:7)
        """,
        text.substring(text.indexOf('\n') + 1));
    assertSame(thrown, record.getThrown());
  }

  @Test
  void whatHasNoTraceIsFormattedAsTheJdkDoes() {
    var text = new LogTraces().format(new LogRecord(Level.INFO, "hello"));
    assertEquals("INFO: hello\n", text.substring(text.indexOf('\n') + 1));
  }

  @Test
  void whatAProgramDoesToALoggerEndsWithItsRun() {
    var kept = Logger.getLogger("trial.loggers");
    for (var run = 0; run < 2; run++) {
      TrialRun.assertPrints(
          "null 0 true null INFO 1\n",
          """
          import java.util.logging.*;

          void main() {
            var log = Logger.getLogger("trial.loggers");
            var root = Logger.getLogger("");
            IO.println(log.getLevel() + " " + log.getHandlers().length + " "
                + log.getUseParentHandlers() + " " + log.getFilter() + " "
                + root.getLevel() + " " + root.getHandlers().length);
            log.setLevel(Level.OFF);
            log.addHandler(new ConsoleHandler());
            log.setUseParentHandlers(false);
            log.setFilter(record -> false);
            root.setLevel(Level.ALL);
            root.removeHandler(root.getHandlers()[0]);
          }
          """);
    }
    assertEquals(Level.OFF, kept.getLevel());
  }
}
