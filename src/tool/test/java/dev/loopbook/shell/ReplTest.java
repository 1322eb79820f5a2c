package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplTest {

  @TempDir private Path home;

  @Test
  void anErrorWhileALineIsReadIsReportedAndTheNextLineRuns() {
    var out = new ByteArrayOutputStream();
    var screen = new Screen(new StreamOutput(out, out), Palette.PLAIN);
    try (var session =
        new Session(screen, _ -> new StreamKeyboard(InputStream.nullInputStream(), screen), home)) {
      var repl =
          new Repl(
              session,
              _ -> {
                throw new InternalError("no more lines");
              });

      assertEquals(ExitStatus.FAILED, repl.perform("for (;;) {"));
      assertEquals(ExitStatus.OK, repl.perform("version"));
      assertEquals(ExitStatus.FAILED, repl.worst());
    }
    var shown = out.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains("shell: Loopbook itself failed: "), shown);
    assertTrue(shown.contains("\nloopbook "), shown);
  }
}
