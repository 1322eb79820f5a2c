package dev.loopbook.judge.wall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A system that has the tools that it's said to have, in a folder of the test.
final class FakeTools {
  private FakeTools() {}

  static SystemTools in(Path folder, String... names) {
    try {
      var tools = Files.createTempDirectory(folder, "tools");
      for (var name : names) {
        var file = Files.createFile(tools.resolve(name)).toFile();
        if (!file.setExecutable(true)) {
          throw new IOException(file + " can't be made executable");
        }
      }
      return new SystemTools(List.of(tools));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
