package dev.loopbook.program.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// A file manager for sources in memory. It shows javac the class files of an earlier compilation
/// and remembers which source each new class file comes from.
final class BatchFileManager extends InMemoryFileManager {
  private final LibraryClasses libraries;
  private final Map<String, byte[]> beside;
  private final Map<String, String> sources = new HashMap<>();

  BatchFileManager(
      JavaFileManager files,
      LibraryClasses libraries,
      Map<String, byte[]> beside,
      BooleanSupplier unwanted) {
    super(files, unwanted, Optional.empty());
    this.libraries = libraries;
    this.beside = beside;
  }

  /// Returns, for each class file, the name of the text that it comes from.
  Map<String, String> sources() {
    return sources;
  }

  static JavaFileObject input(SourceText source) {
    return new SimpleJavaFileObject(
        URI.create("text:///" + source.file().getFileName()), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.text();
      }

      @Override
      public String getName() {
        return source.file().toString();
      }
    };
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    sources.put(className, sibling == null ? "" : sibling.getName());
    return super.getJavaFileForOutput(location, className, kind, sibling);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (location != StandardLocation.CLASS_PATH) {
      return super.list(location, packageName, kinds, recurse);
    }
    if (!kinds.contains(JavaFileObject.Kind.CLASS)) {
      return List.of();
    }
    List<JavaFileObject> all = new ArrayList<>(libraries.in(packageName));
    beside.forEach(
        (name, bytes) -> {
          int dot = name.lastIndexOf('.');
          if (name.substring(0, Math.max(0, dot)).equals(packageName)) {
            all.add(new InMemory(name, bytes));
          }
        });
    return all;
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof LibraryClasses.Named known
        ? known.binaryName()
        : super.inferBinaryName(location, file);
  }

  private static final class InMemory extends LibraryClasses.Named {
    private final byte[] bytes;

    InMemory(String name, byte[] bytes) {
      super(name);
      this.bytes = bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
