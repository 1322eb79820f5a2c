package dev.loopbook.program.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// Keeps the class files that javac writes; reading is left to the shared file manager, except that
/// sources come without their byte-order marks.
///
/// It's also where a compilation that nobody wants any more ends: javac can't be stopped, but it
/// gives up when it doesn't get a file.
class InMemoryFileManager extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

  private final BooleanSupplier unwanted;
  private final Optional<URI> own;

  /// @param unwanted whether the compilation is no longer wanted
  /// @param own the file that is compiled, if it's one
  InMemoryFileManager(JavaFileManager files, BooleanSupplier unwanted, Optional<URI> own) {
    super(files);
    this.unwanted = unwanted;
    this.own = own.map(URI::normalize);
  }

  private void giveUpIfUnwanted() {
    if (unwanted.getAsBoolean()) {
      throw new CancellationException();
    }
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
    giveUpIfUnwanted();
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
    giveUpIfUnwanted();
    var found = super.list(location, packageName, kinds, recurse);
    if (location != StandardLocation.SOURCE_PATH) {
      return found;
    }
    List<JavaFileObject> sources = new ArrayList<>();
    for (var file : found) {
      if (!isOwn(file)) {
        sources.add(new SourceFileObject(file, false));
      }
    }
    return sources;
  }

  /// javac has read that file, and knows its classes. If it's named after a class that it only
  /// uses, as a `Logger.java` that imports one, it must not be searched for that class.
  private boolean isOwn(JavaFileObject file) {
    return own.equals(Optional.of(file.toUri().normalize()));
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    giveUpIfUnwanted();
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
