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

  /// How a job ended, as the parent saw it.
  sealed interface End {
    /// The child reported that it's done.
    record Done(boolean reusable) implements End {}

    /// The child reported that it stops because of a limit.
    record Stopped(Message.Stopped why) implements End {}

    /// The child's process ended before that.
    record Exited(int status) implements End {}

    /// The parent killed it because the whole run took too long.
    record Killed() implements End {}

    /// The child sent something that isn't a message.
    record Garbage(String why) implements End {}
  }
}
