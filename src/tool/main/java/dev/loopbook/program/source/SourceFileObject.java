package dev.loopbook.program.source;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// A source file on disk as javac gets to see it: without a byte-order mark, which javac takes for
/// an illegal character.
///
/// It may also declare a public class that isn't named like it, as when `java FILE` runs it.
final class SourceFileObject extends ForwardingJavaFileObject<JavaFileObject> {

  private final boolean anyName;

  /// Makes one.
  ///
  /// @param anyName whether its public class may have any name
  SourceFileObject(JavaFileObject file, boolean anyName) {
    super(file);
    this.anyName = anyName;
  }

  /// Returns the file that the JDK's file manager knows.
  JavaFileObject file() {
    return fileObject;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
    return TextFile.withoutMark(super.getCharContent(ignoreEncodingErrors).toString());
  }

  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return (anyName && kind == Kind.SOURCE) || super.isNameCompatible(simpleName, kind);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceFileObject source && source.file().equals(file());
  }

  @Override
  public int hashCode() {
    return file().hashCode();
  }
}
