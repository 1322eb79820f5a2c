package dev.loopbook.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// Keeps the class files that javac writes; reading is left to the shared file manager, except that
/// sources come without their byte-order marks.
class InMemoryFileManager extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

  InMemoryFileManager(JavaFileManager files) {
    super(files);
  }

  /// Returns the class files by binary name.
  Map<String, byte[]> classes() {
    Map<String, byte[]> classes = new HashMap<>();
    written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return new SimpleJavaFileObject(
        URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
      @Override
      public OutputStream openOutputStream() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.put(className, bytes);
        return bytes;
      }
    };
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    var found = super.list(location, packageName, kinds, recurse);
    if (location != StandardLocation.SOURCE_PATH) {
      return found;
    }
    List<JavaFileObject> sources = new ArrayList<>();
    found.forEach(file -> sources.add(new SourceFileObject(file, false)));
    return sources;
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    return super.inferBinaryName(location, onDisk(file));
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return super.isSameFile(onDisk(a), onDisk(b));
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return super.contains(location, onDisk(file));
  }

  private static JavaFileObject onDisk(JavaFileObject file) {
    return file instanceof SourceFileObject source ? source.file() : file;
  }

  private static FileObject onDisk(FileObject file) {
    return file instanceof SourceFileObject source ? source.file() : file;
  }

  /// Does nothing: the next compilation uses the same underlying file manager.
  @Override
  public void close() {}
}
