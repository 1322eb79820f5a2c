package dev.loopbook.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The terminal of the process. That of a test is as good as one with `TERM=dumb`.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SystemTerminalTest {
  @Test
  void ctrlCReachesWhatADumbTerminalHandles() throws IOException, InterruptedException {
    var came = new LinkedBlockingQueue<String>();
    var before = Signals.register("INT", () -> came.add("past the terminal"));
    try (var terminal = SystemTerminal.open()) {
      assertTrue(terminal.getType().startsWith(Terminal.TYPE_DUMB), terminal::getType);
      terminal.handle(Terminal.Signal.INT, _ -> came.add("to the terminal"));
      new ProcessBuilder("kill", "-INT", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
      assertEquals("to the terminal", came.take());
    } finally {
      Signals.unregister("INT", before);
    }
  }
}
