package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.program.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The class files of an answer, and of what is beside it.
///
/// @param classes the class files by binary name
/// @param sources the name of each class's source file
record CompiledAnswer(Map<String, byte[]> classes, Map<String, String> sources) {
  private static final Compiler COMPILER = Compiler.with();

  /// Compiles files, which are given as a name and a text each, by turns.
  static CompiledAnswer of(String... namesAndTexts) {
    var texts = new ArrayList<SourceText>();
    for (var i = 0; i < namesAndTexts.length; i += 2) {
      texts.add(text(namesAndTexts[i], namesAndTexts[i + 1]));
    }
    return beside(Map.of(), texts);
  }

  /// Compiles files that see other classes.
  static CompiledAnswer beside(Map<String, byte[]> others, List<SourceText> texts) {
    var result = COMPILER.compileTogether(texts, others);
    var compiled = assertInstanceOf(BatchCompilation.Classes.class, result, result::toString);
    return new CompiledAnswer(compiled.classes(), compiled.sources());
  }

  static SourceText text(String file, String text) {
    return new SourceText(Path.of(file), text);
  }

  /// Returns the names of the classes in a file.
  Set<String> in(String file) {
    return sources.entrySet().stream()
        .filter(entry -> entry.getValue().equals(file))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  Collection<byte[]> files() {
    return classes.values();
  }
}
