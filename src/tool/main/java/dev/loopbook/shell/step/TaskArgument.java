package dev.loopbook.shell.step;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// The argument TASK of the commands that look at one. A name with blanks needs no quotes.
final class TaskArgument {
  @Parameters(
      arity = "1..*",
      paramLabel = "TASK",
      completionCandidates = TaskFinder.Names.class,
      description = "The task's name, its beginning, or its number: #7.")
  private List<String> words = new ArrayList<>();

  String name() {
    return String.join(" ", words);
  }
}
