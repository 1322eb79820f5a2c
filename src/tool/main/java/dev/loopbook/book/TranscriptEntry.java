package dev.loopbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A command in a shell session, and the shell's answer.
///
/// @param prompt what precedes the command, including the space: `ch01/TwoTasks 2 @0.000s> `
/// @param command what was typed
/// @param output the lines that followed
/// @param status the command's exit status; 2 or more if it didn't do what it was asked
public record TranscriptEntry(String prompt, String command, List<String> output, int status) {

  /// The shell's two prompts: `> `, and while a program is loaded its name and where it is: `NAME
  /// 12 @0.500s> `. The tick may be `12.3`, three callbacks into it, or `2:12` in the second loop,
  /// and the line may follow: `at A:7`.
  private static final Pattern PROMPT =
      Pattern.compile(
          "((?:\\S+ (?:busy|ended(?: @[0-9.]+s)?"
              + "|(?:[0-9]+:)?[0-9]+(?:\\.[0-9]+)? @[0-9.]+s(?: at \\S+)?))?> )(.*)");

  /// The smallest exit status of a command that was misused or failed itself. A status of 1 is
  /// about the learner's program.
  static final int WENT_WRONG = 2;

  /// Keeps its own copy of the output.
  public TranscriptEntry {
    output = List.copyOf(output);
  }

  /// Returns the lines as a transcript shows them.
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add((prompt + command).stripTrailing());
    lines.addAll(output);
    return lines;
  }

  /// Returns whether a line of a transcript is a command.
  static boolean isCommand(String line) {
    return command(line).isPresent();
  }

  /// Returns the command in a line of a transcript, empty if the line is output.
  static Optional<String> command(String line) {
    // an editor that strips trailing spaces leaves a bare prompt for the empty command
    var match = PROMPT.matcher(line.endsWith(">") ? line + " " : line);
    return match.matches() ? Optional.of(match.group(2).strip()) : Optional.empty();
  }
}
