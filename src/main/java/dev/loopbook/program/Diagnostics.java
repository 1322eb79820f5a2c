package dev.loopbook.program;

import dev.loopbook.program.Problem.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// Turns javac's diagnostics into problems that name the file as the caller did.
final class Diagnostics {
  private final SourceText source;

  Diagnostics(SourceText source) {
    this.source = source;
  }

  List<Problem> problems(List<Diagnostic<? extends JavaFileObject>> said) {
    return said.stream().map(this::problem).toList();
  }

  private Problem problem(Diagnostic<? extends JavaFileObject> said) {
    Severity severity = said.getKind() == Diagnostic.Kind.ERROR ? Severity.ERROR : Severity.WARNING;
    String message = said.getMessage(Locale.ENGLISH);
    JavaFileObject place = said.getSource();
    if (place == null || said.getLineNumber() == Diagnostic.NOPOS) {
      return new Problem(
          severity, source.file(), 0, 0, source.file() + ": " + message, Optional.empty());
    }
    SourceText text = text(place);
    int line = (int) said.getLineNumber();
    return new Problem(severity, text.file(), line, column(text, said), message, text.line(line));
  }

  /// Sees to it that a problem in a sibling is shown with the sibling's own line.
  private SourceText text(JavaFileObject place) {
    Path file = Path.of(place.toUri());
    if (file.equals(source.file().toAbsolutePath())) {
      return source;
    }
    try {
      return SourceText.read(source.file().resolveSibling(file.getFileName()));
    } catch (UnreadableSource e) {
      return new SourceText(file, "");
    }
  }

  /// Counts from the line's start, for javac's own column counts a tab as up to eight.
  private static int column(SourceText text, Diagnostic<?> said) {
    int position = (int) said.getPosition();
    if (position < 0 || position > text.text().length()) {
      return 0;
    }
    String before = text.text().substring(0, position);
    int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    return position - lineStart + 1;
  }
}
