package dev.loopbook.shell.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavaInputTest {

  @TempDir private Path home;

  /// Ctrl-C interrupts the thread of the line editor, and whoever reads a jar then closes it.
  @Test
  void aCompletionIsFoundOnAnInterruptedThread() {
    var out = new ByteArrayOutputStream();
    var screen = new Screen(new StreamOutput(out, out), Palette.PLAIN);
    try (var session =
        new Session(screen, _ -> new StreamKeyboard(InputStream.nullInputStream(), screen), home)) {
      var java = new JavaInput(session, _ -> false);
      Thread.currentThread().interrupt();
      List<String> texts;
      try {
        texts = java.continuations("Thread.ofPl").texts();
      } finally {
        assertTrue(Thread.interrupted());
      }

      assertEquals(List.of("ofPlatform()"), texts);
    }
  }
}
