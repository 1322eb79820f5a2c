package dev.loopbook.shell.terminal;

import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.Keyboard;
import dev.loopbook.shell.session.Keys;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Style;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// A keyboard with a line editor: completion, colours, history, safe paste. A terminal that can't
/// move its cursor has no editor, only [CookedLines].
public final class TerminalKeyboard implements Keyboard {
  /// How much of a line the prompt may take before it is shortened to `> `.
  private static final double WIDEST_PROMPT = 0.6;

  /// Ends what the line editor asks the terminal for: marked pastes, and the keypad's own keys.
  private static final String EDITOR_OFF = "\033[?2004l\033[?1l\033>";

  private final Terminal terminal;
  private final Vocabulary vocabulary;
  private final Supplier<Palette> palette;
  private final HistoryFile history;
  private final Optional<CookedLines> cooked;
  private final Deque<String> pasted = new ArrayDeque<>();
  private @Nullable LineReader commands;
  private @Nullable LineReader answers;
  private volatile boolean isReading; // by the thread that reads; others ask

  /// Makes a keyboard.
  ///
  /// @param palette returns how styles look now
  public TerminalKeyboard(
      Terminal terminal, Vocabulary vocabulary, Supplier<Palette> palette, HistoryFile history) {
    this.terminal = terminal;
    this.vocabulary = vocabulary;
    this.palette = palette;
    this.history = history;
    cooked =
        terminal.getType().startsWith(Terminal.TYPE_DUMB)
            ? Optional.of(new CookedLines(terminal))
            : Optional.empty();
  }

  /// Reads a command. Of several pasted lines each is one, shown behind the prompt as its turn
  /// comes.
  @Override
  public Optional<String> line(String prompt) {
    if (!pasted.isEmpty()) {
      var line = pasted.removeFirst();
      terminal
          .writer()
          .println(
              palette.get().paint(ControlCharacters.shownOnOneLine(prompt), Style.LABEL)
                  + ControlCharacters.shownOnOneLine(line));
      terminal.flush();
      return Optional.of(line);
    }
    var text = read(commandReader(), prompt);
    var lines = text.stream().flatMap(String::lines).map(String::strip).toList();
    lines.stream().filter(line -> !line.isEmpty()).forEach(this::remember);
    if (lines.size() < 2) {
      return text;
    }
    pasted.addAll(lines);
    return line(prompt);
  }

  @Override
  public int forgetPasted() {
    var count = pasted.size() + cooked.map(CookedLines::forget).orElse(0);
    pasted.clear();
    return count;
  }

  @Override
  public Optional<String> answer(String prompt) {
    var reader = answers;
    if (reader == null) {
      reader = LineReaderBuilder.builder().terminal(terminal).appName("loopbook").build();
      reader.setVariable(LineReader.DISABLE_HISTORY, true);
      reader.setVariable(LineReader.DISABLE_COMPLETION, true);
      reader.option(Option.DISABLE_EVENT_EXPANSION, true);
      QuietKeys.in(reader);
      ArrowKeys.in(reader);
      answers = reader;
    }
    return read(reader, prompt);
  }

  @Override
  public Keys keys() {
    return new TerminalKeys(terminal);
  }

  @Override
  public InputStream input() {
    return terminal.input();
  }

  private Optional<String> read(LineReader reader, String prompt) {
    isReading = true;
    try {
      return cooked.isPresent() ? cooked(prompt) : edited(reader, prompt);
    } finally {
      isReading = false;
    }
  }

  @Override
  public String givenBack() {
    if (!isReading) {
      return "";
    }
    return (cooked.isPresent() ? "" : EDITOR_OFF) + "\r\n";
  }

  private Optional<String> cooked(String prompt) {
    return cooked.orElseThrow().read(ControlCharacters.shownOnOneLine(prompt));
  }

  private Optional<String> edited(LineReader reader, String prompt) {
    try {
      var line = reader.readLine(styled(prompt));
      requireNoCtrlC();
      return Optional.of(line);
    } catch (UserInterruptException _) {
      throw new CtrlC();
    } catch (EndOfFileException _) {
      return Optional.empty();
    }
  }

  /// JLine's own Ctrl-C interrupts the thread that reads. One that comes just after Enter finds
  /// nobody who waits any more, and whatever reads a file next would fail of it: the compiler, say.
  /// It is meant for the line that was just typed.
  private static void requireNoCtrlC() {
    if (Thread.interrupted()) {
      throw new CtrlC();
    }
  }

  private String styled(String prompt) {
    var shown = ControlCharacters.shownOnOneLine(prompt);
    var fits = DisplayWidth.of(shown) <= terminal.getColumns() * WIDEST_PROMPT;
    // JLine takes a percent sign for the beginning of a pattern
    return palette.get().paint(fits ? shown.replace("%", "%%") : "> ", Style.LABEL);
  }

  private LineReader commandReader() {
    var reader = commands;
    if (reader == null) {
      reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .appName("loopbook")
              .parser(new LineParser(vocabulary))
              .completer(new LineCompleter(vocabulary))
              .highlighter(new LineHighlighter(vocabulary, palette))
              .variable(LineReader.DISABLE_HISTORY, true) // lines are added one by one
              .variable(LineReader.SECONDARY_PROMPT_PATTERN, "")
              .option(Option.DISABLE_EVENT_EXPANSION, true)
              .option(Option.CASE_INSENSITIVE, true)
              .option(Option.HISTORY_IGNORE_DUPS, true)
              .build();
      QuietKeys.in(reader);
      ArrowKeys.in(reader);
      history.read().forEach(reader.getHistory()::add);
      commands = reader;
    }
    return reader;
  }

  private void remember(String line) {
    var known = commandReader().getHistory();
    if (known.isEmpty() || !known.get(known.last()).equals(line)) {
      // While the switch is on, the editor's history takes nothing in, not even from here.
      commandReader().setVariable(LineReader.DISABLE_HISTORY, false);
      known.add(line);
      commandReader().setVariable(LineReader.DISABLE_HISTORY, true);
      history.add(line);
    }
  }
}
