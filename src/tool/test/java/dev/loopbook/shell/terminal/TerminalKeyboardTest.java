package dev.loopbook.shell.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.Palette;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;

final class TerminalKeyboardTest {

  @TempDir private Path folder;

  /// A terminal at which Ctrl-C is typed when a line has been read, before anybody else can hear
  /// it.
  private static final class LateCtrlC extends LineDisciplineTerminal {
    private int handlers;

    LateCtrlC() throws IOException {
      super("test", "ansi", new ByteArrayOutputStream(), UTF_8);
    }

    @Override
    public SignalHandler handle(Signal signal, SignalHandler handler) {
      if (signal == Signal.INT && ++handlers == 2) { // the editor gives the first one back
        raise(Signal.INT);
      }
      return super.handle(signal, handler);
    }
  }

  @Test
  void aCtrlCJustAfterEnterIsMeantForTheLineAndNotForWhatIsReadNext() throws IOException {
    try (var terminal = new LateCtrlC()) {
      var keyboard = keyboard(terminal);
      terminal.processInputBytes("tick\r".getBytes(UTF_8));

      assertThrows(CtrlC.class, () -> keyboard.line("> "));
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }

  /// A terminal that is given back while a line is read.
  private static final class GivenBack extends LineDisciplineTerminal {
    private final List<String> sent = new ArrayList<>();
    private Supplier<String> givenBack = () -> "";

    GivenBack(String type) throws IOException {
      super("test", type, new ByteArrayOutputStream(), UTF_8);
    }

    @Override
    public SignalHandler handle(Signal signal, SignalHandler handler) {
      if (signal == Signal.INT) {
        sent.add(givenBack.get());
      }
      return super.handle(signal, handler);
    }
  }

  @ParameterizedTest
  @CsvSource({"ansi, true", "dumb, false"})
  void whoeverEndsTheProcessWhileALineIsReadSwitchesTheEditorOff(String type, boolean isEditor)
      throws IOException {
    try (var terminal = new GivenBack(type)) {
      var keyboard = keyboard(terminal);
      terminal.givenBack = keyboard::givenBack;
      terminal.processInputBytes("tick\r".getBytes(UTF_8));

      assertEquals(Optional.of("tick"), keyboard.line("> "));
      var off = isEditor ? "\033[?2004l\033[?1l\033>" : "";
      assertEquals(off + "\r\n", terminal.sent.getFirst());
      assertEquals("", keyboard.givenBack());
    }
  }

  @Test
  void aLineIsReadWithoutItsEnter() throws IOException {
    try (var terminal =
        new LineDisciplineTerminal("test", "ansi", new ByteArrayOutputStream(), UTF_8)) {
      var keyboard = keyboard(terminal);
      terminal.processInputBytes("tick\r".getBytes(UTF_8));

      assertEquals(Optional.of("tick"), keyboard.line("> "));
    }
  }

  @Test
  void javaThatTheCompilerItselfFailsOnHasNoCompletion() throws IOException {
    try (var terminal =
        new LineDisciplineTerminal("test", "ansi", new ByteArrayOutputStream(), UTF_8)) {
      var keyboard = keyboard(terminal, new Unreadable());
      terminal.processInputBytes("{@(a)->9\t\r".getBytes(UTF_8));

      assertEquals(Optional.of("{@(a)->9"), keyboard.line("> "));
    }
  }

  private TerminalKeyboard keyboard(Terminal terminal) {
    return keyboard(terminal, new NoWords());
  }

  private TerminalKeyboard keyboard(Terminal terminal, Vocabulary vocabulary) {
    var history = new HistoryFile(folder.resolve("history"));
    return new TerminalKeyboard(terminal, vocabulary, () -> Palette.PLAIN, history);
  }

  /// All is Java, and none of it can be read.
  private static final class Unreadable extends NoWords {
    @Override
    public boolean isJava(String line) {
      return true;
    }

    @Override
    public Continuations continuations(String line) {
      throw new InternalError("Exception during analyze");
    }
  }

  /// No commands, and no Java.
  private static class NoWords implements Vocabulary {
    @Override
    public Collection<String> names() {
      return List.of();
    }

    @Override
    public boolean isCommand(String name) {
      return false;
    }

    @Override
    public boolean isJava(String line) {
      return false;
    }

    @Override
    public Continuations continuations(String line) {
      return new Continuations(0, List.of());
    }

    @Override
    public List<String> signatures(String line) {
      return List.of();
    }

    @Override
    public Optional<CommandSpec> command(String name) {
      return Optional.empty();
    }
  }
}
