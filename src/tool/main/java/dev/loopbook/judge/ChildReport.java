package dev.loopbook.judge;

import dev.loopbook.judge.child.Message;
import java.util.List;

/// What a child reported about a job, and how the job ended.
///
/// @param messages its messages up to the last
/// @param end how it ended
record ChildReport(List<Message> messages, End end) {
  ChildReport {
    messages = List.copyOf(messages);
  }

  /// Returns whether the child reported that it reached a stage.
  boolean reached(Message.Stage stage) {
    return messages.contains(new Message.Reached(stage));
  }

  /// How a job ended, as the parent saw it.
  sealed interface End {
    /// The child reported that it's done.
    record Done(boolean reusable) implements End {}

    /// The child reported that it stops because of a limit.
    record Stopped(Message.Stopped why) implements End {}

    /// The child's process ended before that.
    record Exited(int status) implements End {}

    /// The parent killed it because it said nothing for too long.
    record Silent() implements End {}

    /// The child sent something that isn't a message.
    record Garbage(String why) implements End {}
  }
}
