package dev.loopbook.book;

import java.util.List;

/// A script that the shell plays in front of people: commands, each with what to say about it.
///
/// ```text
/// # Nothing has run yet. The loop holds one callback: the first step of main.
/// load ch01/TwoTasks
/// ready
///
/// # One tick runs what stands in the ready queue now.
/// tick
/// ```
///
/// A line that opens with `#` is a caption, and belongs to the command after it; captions in a row
/// are one. Any other line is a command as one would type it. Empty lines only divide. Captions
/// behind the last command are the closing words.
///
/// @param steps the commands, in order; at least one
/// @param closing the closing words, often none
public record DemoScript(List<Step> steps, List<String> closing) {

  /// Keeps its own copies.
  public DemoScript {
    steps = List.copyOf(steps);
    closing = List.copyOf(closing);
  }

  /// One command.
  ///
  /// @param caption the lines to say before it, often none
  /// @param command the command
  /// @param line where it stands in the script, counted from 1
  public record Step(List<String> caption, String command, int line) {

    /// Keeps its own copy.
    public Step {
      caption = List.copyOf(caption);
    }
  }
}
