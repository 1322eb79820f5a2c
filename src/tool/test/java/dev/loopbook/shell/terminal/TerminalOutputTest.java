package dev.loopbook.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.shell.session.ClosedOutput;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;

final class TerminalOutputTest {

  @Test
  void aTerminalThatWasClosedHasItsSizeAndTakesNoOutput() throws IOException {
    var glass = new ByteArrayOutputStream();
    var terminal = new LineDisciplineTerminal("test", "ansi", glass, StandardCharsets.UTF_8);
    terminal.setSize(Size.of(100, 30));
    var output = new TerminalOutput(terminal);
    output.write("open");
    terminal.close();

    assertEquals(100, output.columns());
    assertEquals(30, output.rows());
    assertThrows(IOException.class, () -> output.write("closed"));
    var screen = new Screen(output, Palette.PLAIN);
    var problem = CommandException.failure("shell: it failed");
    assertThrows(ClosedOutput.class, () -> screen.problem(problem));
    assertEquals("open", glass.toString(StandardCharsets.UTF_8));
  }
}
