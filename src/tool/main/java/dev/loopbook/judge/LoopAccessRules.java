package dev.loopbook.judge;

import dev.loopbook.program.shape.ClassReference;
import dev.loopbook.program.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an answer may not do with the loop, unless the exercise's own solution does it.
///
/// A test measures an answer by its loop's time and by what is left open on it. An answer that runs
/// a second loop spends time that nobody measures. One that gets hold of other tasks' futures and
/// timers can stop the clock. One that deletes entries from the list of open resources looks as if
/// it had closed them.
final class LoopAccessRules {
  private static final String LOOP = "dev.loopbook.loop.";
  private static final String OWN_LOOP = "it runs a loop of its own, whose time no test sees";
  private static final String OTHERS =
      "it reaches things on the test's loop that are not the answer's own";
  private static final String TEST_LOOP = "it acts on the test's loop as a whole";
  private static final String CHANGES = "it changes a loop as no program can";
  private static final String CALLER = "it looks at who called";

  /// Closed to answers; a test that a student writes may use all of it.
  private static final Map<String, String> TO_ANSWERS =
      Map.ofEntries(
          Map.entry("Async.run", OWN_LOOP),
          Map.entry("EventLoop.create", OWN_LOOP),
          Map.entry("EventLoop.runUntilComplete", OWN_LOOP),
          Map.entry("EventLoop.runForever", OWN_LOOP),
          Map.entry("EventLoop.runOnce", OWN_LOOP),
          Map.entry("Runner.<init>", OWN_LOOP),
          Map.entry("Async.allTasks", OTHERS),
          Map.entry("EventLoop.tasks", OTHERS),
          Map.entry("EventLoop.ready", OTHERS),
          Map.entry("EventLoop.timers", OTHERS),
          Map.entry("EventLoop.nextTimer", OTHERS),
          Map.entry("EventLoop.currentHandle", OTHERS),
          Map.entry("Task.awaiting", OTHERS),
          Map.entry("Task.maker", OTHERS),
          Map.entry("Task.dependsOn", OTHERS),
          Map.entry("Future.dependsOn", OTHERS),
          Map.entry("Task.needs", OTHERS),
          Map.entry("Future.needs", OTHERS),
          Map.entry("EventLoop.resources", TEST_LOOP),
          Map.entry("EventLoop.clock", TEST_LOOP),
          Map.entry("EventLoop.setExceptionHandler", TEST_LOOP),
          Map.entry("EventLoop.setWorkers", TEST_LOOP),
          Map.entry("EventLoop.outsideWorkBegins", TEST_LOOP),
          Map.entry("EventLoop.outsideWorkEnds", TEST_LOOP));

  /// Closed to a student's test too: line numbers would tell it the wrong programs from the right
  /// one.
  private static final Map<String, String> TO_ALL =
      Map.of(
          "Task.stack", CALLER,
          "Task.line", CALLER,
          "Task.origin", CALLER,
          "Coroutine.origin", CALLER,
          "Origin.currentLine", CALLER,
          "Origin.ifTracked", CALLER,
          "WhatIf.fail", CHANGES,
          "WhatIf.move", CHANGES,
          "WhatIf.swap", CHANGES,
          "Resources.origin", CALLER);

  private final ExerciseKind kind;
  private final String solution;

  private LoopAccessRules(ExerciseKind kind, String solution) {
    this.kind = kind;
    this.solution = solution;
  }

  /// Returns the rules for the answers to an exercise.
  ///
  /// @param models the solution's version of the edited files
  static LoopAccessRules of(ExerciseKind kind, List<SourceText> models) {
    return new LoopAccessRules(
        kind, models.stream().map(SourceText::text).collect(Collectors.joining("\n")));
  }

  /// Returns why a link is refused, or nothing if it's open.
  Optional<String> reason(ClassReference link) {
    if (!link.owner().startsWith(LOOP) || usedBySolution(link)) {
      return Optional.empty();
    }
    var member = link.owner().substring(LOOP.length()) + "." + link.member();
    return Optional.ofNullable(TO_ALL.get(member))
        .or(
            () ->
                kind == ExerciseKind.TEST
                    ? Optional.empty()
                    : Optional.ofNullable(TO_ANSWERS.get(member)));
  }

  private boolean usedBySolution(ClassReference link) {
    var call =
        link.member().equals("<init>")
            ? "\\bnew\\s+" + Pattern.quote(link.owner().substring(LOOP.length()))
            : "(?<!\\bvoid )\\b" + Pattern.quote(link.member());
    return Pattern.compile(call + "\\s*\\(").matcher(solution).find();
  }
}
