package dev.loopbook.program.source;

import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;

/// A source file as javac gets to see it, with a text that isn't the one on disk.
final class TextFileObject extends ForwardingJavaFileObject<JavaFileObject> {
  private final SourceText text;

  TextFileObject(SourceText text, JavaFileObject file) {
    super(file);
    this.text = text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text.text();
  }

  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == Kind.SOURCE || super.isNameCompatible(simpleName, kind);
  }
}
