package dev.loopbook.step.view;

import dev.loopbook.step.TickReport;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// How often each lesson was given. Each is given three times, and never twice on one screen.
public final class LessonsGiven {

  private static final int TIMES = 3;

  private final Map<Lesson, Integer> given = new EnumMap<>(Lesson.class);

  /// Returns what to explain about a report, and counts it.
  ///
  /// @param onScreen what this screen explains already; what's returned is added
  Set<Lesson> give(TickReport report, Set<Lesson> onScreen) {
    var now = offer(report, onScreen);
    now.forEach(lesson -> given.merge(lesson, 1, Integer::sum));
    return now;
  }

  /// Returns what would be explained about a report, without counting it.
  ///
  /// @param onScreen what this screen explains already; what's returned is added
  Set<Lesson> offer(TickReport report, Set<Lesson> onScreen) {
    var now = EnumSet.noneOf(Lesson.class);
    for (var lesson : Lesson.in(report)) {
      if (given.getOrDefault(lesson, 0) < TIMES && onScreen.add(lesson)) {
        now.add(lesson);
      }
    }
    return now;
  }
}
