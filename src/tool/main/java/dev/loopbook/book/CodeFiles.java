package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.ExpectedFence.Wrong;
import dev.loopbook.text.Nearest;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds the Java files that fences name, and extracts the parts that they show.
final class CodeFiles {

  private CodeFiles() {}

  static ExpectedFence with(Page page, String name, Function<Path, ExpectedFence> use) {
    var file = find(page, name);
    if (file.isPresent()) {
      return use.apply(file.get());
    }
    return Wrong.of(
        format(
            "%s: no such file beside %s.%s",
            name, page.label(), Nearest.hint(name, javaFiles(page.directory()))));
  }

  static Optional<Path> find(Page page, String name) {
    return Optional.of(page.directory().resolve(name).normalize()).filter(Files::isRegularFile);
  }

  private static List<String> javaFiles(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .sorted()
          .toList();
    } catch (IOException _) {
      return List.of(); // then there's no suggestion
    }
  }

  static ExpectedFence part(FenceSpec.Source source, Path file) {
    List<String> lines;
    try {
      lines = TextFile.lines(file);
    } catch (CharacterCodingException _) {
      return Wrong.of(source.file() + ": not UTF-8. Save it again as UTF-8");
    } catch (IOException failure) {
      return Wrong.of(format("%s: cannot be read: %s", source.file(), failure.getMessage()));
    }
    var regions = CodeRegions.of(lines);
    if (regions.problem().isPresent()) {
      return Wrong.of(source.file() + ", " + regions.problem().get());
    }
    if (source.region().isEmpty()) {
      return new ExpectedFence.Lines(regions.whole(), format("what %s holds", source.file()));
    }
    var name = source.region().get();
    var part = regions.part(name);
    if (part.isEmpty()) {
      var known = regions.names();
      return Wrong.of(
          format(
              "%s: no such region in %s. It has %s",
              name, source.file(), known.isEmpty() ? "none" : String.join(", ", known)));
    }
    if (part.get().isEmpty()) {
      return Wrong.of(format("%s: region %s has no lines", source.file(), name));
    }
    return new ExpectedFence.Lines(part.get(), format("what %s holds", source.reference()));
  }
}
