package dev.loopbook.program;

import dev.loopbook.program.source.SourceText;
import java.util.List;

/// A line of source code.
///
/// @param file the source file's name: `TwoTasks.java`
/// @param line counted from 1; 0 if unknown, or if the file as a whole is meant
/// @param text the code on that line, without the whitespace around it; empty if unknown
public record CodePlace(String file, int line, String text) {

  /// Makes a place whose code is unknown.
  public CodePlace(String file, int line) {
    this(file, line, "");
  }

  /// Returns the place of a stack frame; without a source file, the class stands in for it.
  public static CodePlace of(StackTraceElement frame) {
    var file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
    return new CodePlace(file, Math.max(0, frame.getLineNumber()));
  }

  /// Returns it with its code, if that is in one of these files.
  public CodePlace in(List<SourceText> sources) {
    return sources.stream()
        .filter(source -> source.file().toString().equals(file))
        .findFirst()
        .flatMap(source -> source.line(line))
        .map(code -> new CodePlace(file, line, code.strip()))
        .orElse(this);
  }

  /// Returns it as people write it: `TwoTasks:6`.
  @Override
  public String toString() {
    var name = file.endsWith(".java") ? file.substring(0, file.length() - 5) : file;
    return line == 0 ? name : name + ":" + line;
  }
}
