package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Reads a [DemoScript] and reports every line that's wrong.
public final class DemoReader {

  private final String file;
  private final Collection<String> commands;
  private final List<DemoScript.Step> steps = new ArrayList<>();
  private final List<BookProblem> problems = new ArrayList<>();
  private List<String> caption = new ArrayList<>();

  private DemoReader(String file, Collection<String> commands) {
    this.file = file;
    this.commands = commands;
  }

  /// The result of reading a script.
  public sealed interface Reading {

    /// It can be played.
    ///
    /// @param script the script
    record Parsed(DemoScript script) implements Reading {}

    /// It cannot be played.
    ///
    /// @param problems every line that's wrong, at least one
    record Unreadable(List<BookProblem> problems) implements Reading {}
  }

  /// Reads a script.
  ///
  /// @param file what to call the file in problems
  /// @param text its contents
  /// @param commands the shell's commands, one of which must begin each line; if empty, any word
  ///   will do
  public static Reading read(String file, String text, Collection<String> commands) {
    var reader = new DemoReader(file, commands);
    var number = 0;
    for (var line : text.lines().toList()) {
      number++;
      reader.read(line.strip(), number);
    }
    return reader.end(number);
  }

  private void read(String line, int number) {
    if (line.isEmpty()) {
      return;
    }
    if (line.chars().anyMatch(Character::isISOControl)) {
      complain(
          number,
          format("%s: a control character. Write visible text", ControlCharacters.shown(line)));
    } else if (line.startsWith("#")) {
      caption.add(line.substring(1).strip());
    } else {
      command(line, number);
    }
  }

  private void command(String line, int number) {
    var word = line.split("\\s+", 2)[0];
    if (word.equals("play")) {
      complain(number, "play: a script cannot play another. Write its commands here");
    } else if (!commands.isEmpty() && !commands.contains(word)) {
      complain(
          number,
          format(
              "%s: no such command.%s A line to say opens with #",
              word, Nearest.hint(word, commands)));
    }
    steps.add(new DemoScript.Step(caption, line));
    caption = new ArrayList<>();
  }

  private Reading end(int lines) {
    if (steps.isEmpty()) {
      complain(
          Math.max(1, lines), "no command to play. Write one on a line of its own: load ch01/X");
    }
    return problems.isEmpty()
        ? new Reading.Parsed(new DemoScript(steps, caption))
        : new Reading.Unreadable(List.copyOf(problems));
  }

  private void complain(int line, String message) {
    problems.add(new BookProblem(file, line, message));
  }
}
