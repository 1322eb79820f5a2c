package dev.loopbook.program.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/// The class files of a few jars and folders, by package.
///
/// javac's own file manager opens every jar as a file system, along with every jar its manifest
/// names, which takes longer than compiling a small file. This one only reads their tables of
/// contents.
final class LibraryClasses implements AutoCloseable {
  private final List<ZipFile> jars = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();
  private final Map<String, List<JavaFileObject>> packages = new HashMap<>();

  LibraryClasses(List<Path> libraries) {
    try {
      for (var library : libraries) {
        if (Files.isDirectory(library)) {
          folders.add(library);
        } else {
          index(library);
        }
      }
    } catch (IOException e) {
      closeAfter(e);
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private void closeAfter(IOException failure) {
    try {
      close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void index(Path library) throws IOException {
    var jar = open(library);
    jars.add(jar);
    jar.stream()
        .filter(entry -> isClass(entry.getName()))
        .forEach(
            entry -> {
              var name = entry.getName();
              var slash = name.lastIndexOf('/');
              packages
                  .computeIfAbsent(
                      name.substring(0, Math.max(0, slash)).replace('/', '.'),
                      _ -> new ArrayList<>())
                  .add(new OfJar(jar, entry, binaryName(name)));
            });
  }

  private static ZipFile open(Path library) throws IOException {
    try {
      return new ZipFile(library.toFile());
    } catch (IOException e) {
      throw new IOException(library + ": cannot be read", e);
    }
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class") && !name.startsWith("META-INF/");
  }

  private static String binaryName(String file) {
    return file.substring(0, file.length() - ".class".length()).replace('/', '.');
  }

  /// Returns the class files of a package.
  List<JavaFileObject> in(String packageName) {
    var found = new ArrayList<JavaFileObject>(packages.getOrDefault(packageName, List.of()));
    for (var folder : folders) {
      var inside = folder.resolve(packageName.replace('.', '/'));
      if (!Files.isDirectory(inside)) {
        continue;
      }
      try (Stream<Path> files = Files.list(inside)) {
        files
            .filter(file -> isClass(file.getFileName().toString()))
            .forEach(file -> found.add(new OfFolder(file, packageName)));
      } catch (IOException e) {
        throw new UncheckedIOException(inside + ": cannot be read", e);
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    for (var jar : jars) {
      jar.close();
    }
  }

  /// A class file that knows its name.
  abstract static class Named extends SimpleJavaFileObject {
    private final String binaryName;

    Named(String binaryName) {
      super(URI.create("library:///" + binaryName.replace('.', '/') + ".class"), Kind.CLASS);
      this.binaryName = binaryName;
    }

    String binaryName() {
      return binaryName;
    }
  }

  private static final class OfJar extends Named {
    private final ZipFile jar;
    private final ZipEntry entry;

    OfJar(ZipFile jar, ZipEntry entry, String binaryName) {
      super(binaryName);
      this.jar = jar;
      this.entry = entry;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      return jar.getInputStream(entry);
    }
  }

  private static final class OfFolder extends Named {
    private final Path file;

    OfFolder(Path file, String packageName) {
      super(
          (packageName.isEmpty() ? "" : packageName + ".")
              + LibraryClasses.binaryName(file.getFileName().toString()));
      this.file = file;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      return Files.newInputStream(file);
    }
  }
}
