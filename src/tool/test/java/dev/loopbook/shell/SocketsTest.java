package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `state` shows of a loop's sockets.
class SocketsTest {

  @TempDir Path home;

  @Test
  void stateShowsEachSocketAndWhatItWaitsFor() throws IOException {
    var program = home.resolve("Listening.java");
    Files.writeString(
        program,
        """
        import static dev.loopbook.io.Streams.*;
        import static dev.loopbook.loop.Async.*;

        void main() {
          run(async(() -> {
            await(sleep(millis(1)));
            try (var server = await(startServer((in, out) -> async(() -> {}), "127.0.0.1", 0))) {
              await(sleep(millis(0)));
            }
          }));
        }
        """);
    var shown = Piped.shell(home, "load " + program, "state", "tick 3", "state", "quit").out();
    var before = shown.substring(0, shown.indexOf("> tick"));
    assertFalse(before.contains("SOCKETS"), shown);
    assertTrue(
        shown
            .substring(before.length())
            .matches("(?s).*SOCKETS +accept +listening on 127\\.0\\.0\\.1:\\d+\\n.*"),
        shown);
  }
}
