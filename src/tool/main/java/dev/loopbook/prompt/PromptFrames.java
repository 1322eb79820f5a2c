package dev.loopbook.prompt;

import dev.loopbook.program.CodePlace;
import java.util.List;

/// The lines that a failure came through: a snippet's and the program's, not those of the JDK and
/// of Loopbook.
final class PromptFrames {
  private static final int MOST = 10;

  private PromptFrames() {}

  static List<CodePlace> of(Throwable thrown) {
    var stack = List.of(thrown.getStackTrace());
    return stack.stream()
        .limit(above(stack))
        .filter(PromptFrames::isOwn)
        .map(CodePlace::of)
        .distinct()
        .limit(MOST)
        .toList();
  }

  /// Returns how many frames end with the snippet's own: below it's the loop of the program.
  private static int above(List<StackTraceElement> stack) {
    for (var i = stack.size() - 1; i >= 0; i--) {
      if (stack.get(i).getMethodName().startsWith("do_it$")) {
        return i + 1;
      }
    }
    return stack.size();
  }

  // The program's classes and the snippets' have no module and no loader's name.
  private static boolean isOwn(StackTraceElement frame) {
    return frame.getModuleName() == null
        && !frame.getClassName().startsWith("dev.loopbook.")
        && frame.getFileName() != null
        && frame.getLineNumber() > 0;
  }
}
