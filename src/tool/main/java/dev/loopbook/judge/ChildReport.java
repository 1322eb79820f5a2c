package dev.loopbook.judge;

import dev.loopbook.judge.child.Message;
import java.util.List;

/// What a child said about a job, and how that ended.
///
/// @param messages its messages up to the last
/// @param end how it ended
record ChildReport(List<Message> messages, End end) {
  ChildReport {
    messages = List.copyOf(messages);
  }

  /// How a job ended, as the parent saw it.
  sealed interface End {
    /// The child said that it is done.
    record Done(boolean reusable) implements End {}

    /// The child said that it stops itself, because of a limit.
    record Stopped(Message.Stopped why) implements End {}

    /// The child's process ended before that.
    record Exited(int status) implements End {}

    /// The parent killed it because the whole run took too long.
    record Killed() implements End {}

    /// What it said was no message.
    record Garbage(String why) implements End {}
  }
}
