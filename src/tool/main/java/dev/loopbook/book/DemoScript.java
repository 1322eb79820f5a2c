package dev.loopbook.book;

import java.util.List;

/// A script for a live demo in the shell: commands, each with what to say about it.
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
/// A line that starts with `#` is a caption for the command after it; consecutive captions are one.
/// Any other line is a command, as typed. Empty lines only separate. Captions after the last
/// command are the closing words.
///
/// @param steps the commands, in order; at least one
/// @param closing the closing words, often empty
public record DemoScript(List<Step> steps, List<String> closing) {

  /// Keeps its own copies.
  public DemoScript {
    steps = List.copyOf(steps);
    closing = List.copyOf(closing);
  }

  /// One command.
  ///
  /// @param caption the lines to say before it, often empty
  /// @param command the command
  public record Step(List<String> caption, String command) {

    /// Keeps its own copy.
    public Step {
      caption = List.copyOf(caption);
    }
  }
}
