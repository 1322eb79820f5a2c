package dev.loopbook.prompt;

import dev.loopbook.program.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A folder of class files, for a compiler that only looks in folders and jars. It's deleted when
/// it's closed.
final class ViewFolder implements AutoCloseable {
  private final TemporaryFolder folder;

  private ViewFolder(TemporaryFolder folder) {
    this.folder = folder;
  }

  /// Writes these class files, by binary name.
  static ViewFolder of(Map<String, byte[]> classes) throws IOException {
    var view = new ViewFolder(TemporaryFolder.make("loopbook-java"));
    view.add(classes);
    return view;
  }

  /// Writes more of them.
  void add(Map<String, byte[]> classes) throws IOException {
    for (var each : classes.entrySet()) {
      var file = folder.path().resolve(each.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
  }

  Path path() {
    return folder.path();
  }

  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException _) {
      // the system's temporary folder is cleaned some time
    }
  }
}
