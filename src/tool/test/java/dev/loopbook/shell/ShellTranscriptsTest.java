package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.book.TranscriptEntry;
import dev.loopbook.program.source.Compiler;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTranscriptsTest {
  @TempDir Path home;

  @Test
  void eachCommandStandsBehindItsPromptAndBeforeItsAnswer() {
    assertEquals(
        List.of(
            new TranscriptEntry(
                "> ", "xyzzy", List.of("  xyzzy: no such command.   help lists them all"), 2),
            new TranscriptEntry(
                "> ",
                "hlep",
                List.of("  hlep: no such command. Did you mean help?   help lists them all"),
                2)),
        new ShellTranscripts(home, Compiler.with()).play(List.of("xyzzy", "hlep")));
  }

  @Test
  void nothingIsPlayedOnceTheShellHasEnded() {
    var turns = new ShellTranscripts(home, Compiler.with()).play(List.of("quit", "help"));
    assertEquals(List.of("quit"), turns.stream().map(TranscriptEntry::command).toList());
  }
}
