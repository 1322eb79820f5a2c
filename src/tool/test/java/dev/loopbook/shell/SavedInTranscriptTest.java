package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.source.Compiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A chapter that shows `save` leaves no file where somebody checks the book.
class SavedInTranscriptTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  @Test
  void whatATranscriptSavesIsOpenedAndThenGone() {
    var turns =
        new ShellTranscripts(HOME, Compiler.with())
            .play(
                List.of(
                    "load ch24/LastTicket",
                    "goto 2",
                    "save transcript-of-a-ticket.json",
                    "open transcript-of-a-ticket.json"));

    assertEquals(4, turns.size());
    assertEquals(0, turns.getLast().status(), () -> String.join("\n", turns.getLast().lines()));
    assertTrue(Files.notExists(Path.of("transcript-of-a-ticket.json")), "a file was left behind");
  }
}
