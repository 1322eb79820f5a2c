package dev.loopbook.program;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Formats a thrown object, its causes and what it suppressed, each with the learner's frames.
final class StackTraceText {
  /// A stack overflow repeats the same lines a thousand times; the first few are enough.
  private static final int MOST_FRAMES = 20;

  private final UserFrames frames;
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final StringBuilder text = new StringBuilder();

  StackTraceText(UserFrames frames) {
    this.frames = frames;
  }

  String of(Throwable thrown) {
    add("", "", thrown);
    return text.toString();
  }

  private void add(String indent, String caption, Throwable thrown) {
    text.append(indent).append(caption).append(thrown).append('\n');
    if (!seen.add(thrown)) {
      return;
    }
    var own = frames.of(thrown);
    own.stream()
        .limit(MOST_FRAMES)
        .forEach(frame -> text.append(indent).append("\tat ").append(frame).append('\n'));
    if (own.size() > MOST_FRAMES) {
      text.append(indent).append("\t… ").append(own.size() - MOST_FRAMES).append(" more\n");
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      add(indent + "\t", "Suppressed: ", suppressed);
    }
    if (thrown.getCause() != null) {
      add(indent, "Caused by: ", thrown.getCause());
    }
  }
}
