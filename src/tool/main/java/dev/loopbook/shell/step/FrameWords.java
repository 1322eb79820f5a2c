package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import java.util.ArrayList;
import java.util.List;

/// Which frames of a task somebody means: `TASK`, `TASK 2`, `TASK 2 this`.
///
/// @param task the task as typed; empty for the callback that runs
/// @param frame the number of a frame, from 1; 0 for all of them
/// @param fields whether the fields of `this` are asked for
record FrameWords(String task, int frame, boolean fields) {

  /// Reads them. A last word that is a number is a frame's, unless it stands alone.
  ///
  /// @throws CommandException if there can be no such frame
  static FrameWords of(String command, List<String> typed) {
    var words = new ArrayList<>(typed);
    var fields = !words.isEmpty() && words.getLast().equals("this");
    if (fields) {
      words.removeLast();
    }
    var frame = 0;
    if (words.size() > 1 && words.getLast().matches("[0-9]{1,6}")) {
      frame = Integer.parseInt(words.removeLast());
      if (frame == 0) {
        throw CommandException.usage(
            "%s %s 0: frames are counted from 1", command, String.join(" ", words));
      }
    }
    return new FrameWords(String.join(" ", words), frame, fields);
  }

  /// What completes them.
  static final class Words extends TaskFinder.Names {
    Words(Session session) {
      super(session, List.of("this"));
    }
  }
}
