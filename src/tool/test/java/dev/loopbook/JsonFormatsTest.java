package dev.loopbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page on our file formats lists each that the code writes, with its version and its class.
class JsonFormatsTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  /// What the Javadoc of a class that writes a format shows: `"format": "loopbook-trace"`.
  private static final Pattern SHOWN =
      Pattern.compile("///.*\"format\": \"(loopbook-[a-z]+)\",(?:\\s*///)?\\s*\"version\": (\\d+)");

  private static final Pattern ROW =
      Pattern.compile("\\| `(loopbook-[a-z]+)` \\| (\\d+) \\| .* \\| `([\\w.]+)` \\|");

  @Test
  void eachFormatHasARow() throws IOException {
    var written = new TreeMap<String, String>();
    for (var module : List.of("core", "testkit", "tool")) {
      var main = HOME.resolve("src").resolve(module).resolve("main/java");
      try (var files = Files.walk(main)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(
                file ->
                    SHOWN
                        .matcher(read(file))
                        .results()
                        .forEach(
                            found ->
                                written.put(
                                    found.group(1), found.group(2) + " " + name(main, file))));
      }
    }
    var told = new TreeMap<String, String>();
    ROW.matcher(read(HOME.resolve("src/decisions/json-formats.md")))
        .results()
        .forEach(row -> told.put(row.group(1), row.group(2) + " " + row.group(3)));
    assertEquals(told, written);
  }

  private static String name(Path root, Path file) {
    var path = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
    return path.substring(0, path.length() - ".java".length());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
