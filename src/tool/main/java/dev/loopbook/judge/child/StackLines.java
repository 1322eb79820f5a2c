package dev.loopbook.judge.child;

import dev.loopbook.program.CodePlace;
import dev.loopbook.watch.OwnFrames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the student's lines and the tests' lines in stack traces.
///
/// @param student the binary names of the student's classes
/// @param tests the binary names of the tests' classes
record StackLines(Set<String> student, Set<String> tests) {
  private static final StackWalker WALKER = StackWalker.getInstance();

  /// Returns the student's innermost line on a stack.
  Optional<CodePlace> ofStudent(StackTraceElement... stack) {
    return first(student, stack);
  }

  /// Returns the student's innermost line in a failure or in what caused it.
  Optional<CodePlace> ofStudent(Throwable thrown) {
    return chain(thrown).stream()
        .map(each -> first(student, each.getStackTrace()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// Returns the student's and the test's lines below [the student's innermost][#ofStudent] one, by
  /// which a failure came from task to task; none if it came through no other task.
  List<CodePlace> throughTasks(Throwable thrown) {
    return chain(thrown).stream()
        .map(Throwable::getStackTrace)
        .filter(stack -> first(student, stack).isPresent())
        .findFirst()
        .filter(OwnFrames::cameThroughTasks)
        .map(stack -> OwnFrames.in(stack, frame -> isIn(student, frame) || isIn(tests, frame)))
        .map(
            own ->
                own.stream()
                    .dropWhile(frame -> !isIn(student, frame))
                    .skip(1)
                    .map(CodePlace::of)
                    .toList())
        .orElse(List.of());
  }

  /// Returns the test's innermost line in a failure.
  Optional<CodePlace> ofTest(Throwable thrown) {
    return first(tests, thrown.getStackTrace());
  }

  /// Returns the student's innermost line on this thread.
  Optional<CodePlace> ofStudentNow() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> student.contains(frame.getClassName()))
                .filter(frame -> frame.getLineNumber() > 0)
                .findFirst()
                .map(
                    frame ->
                        new CodePlace(String.valueOf(frame.getFileName()), frame.getLineNumber())));
  }

  private static Optional<CodePlace> first(Set<String> classes, StackTraceElement... stack) {
    return Arrays.stream(stack)
        .filter(frame -> isIn(classes, frame))
        .findFirst()
        .map(CodePlace::of);
  }

  private static boolean isIn(Set<String> classes, StackTraceElement frame) {
    return classes.contains(frame.getClassName())
        && frame.getFileName() != null
        && frame.getLineNumber() > 0;
  }

  /// Returns a failure with all that it suppresses and that caused it, the nearest first.
  private static List<Throwable> chain(Throwable thrown) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.add(thrown);
    var chain = new ArrayList<>(List.of(thrown));
    for (var i = 0; i < chain.size(); i++) {
      var each = chain.get(i);
      Stream.concat(Stream.of(each.getSuppressed()), Stream.ofNullable(each.getCause()))
          .filter(seen::add)
          .forEach(chain::add);
    }
    return chain;
  }
}
