package dev.loopbook.exercise.suite;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the names of the tests in source files.
final class TestNames {
  private static final Pattern TEST =
      Pattern.compile(
          "@(?:(?:Test|RepeatedTest|ParameterizedTest|TestFactory|TestTemplate)\\b[^;]*?"
              + "|LoopTest\\b[^;{]*?)" // on a method; on a class a brace follows before a name
              + "\\b[\\w<>]+\\s+(\\w+)\\s*\\([^)]*\\)\\s*(?:throws [\\w., ]+)?\\{");

  private TestNames() {}

  static List<String> in(List<Path> files) {
    var names = new ArrayList<String>();
    for (var file : files) {
      try {
        TEST.matcher(TextFile.read(file))
            .results()
            .map(found -> found.group(1))
            .forEach(names::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names;
  }
}
