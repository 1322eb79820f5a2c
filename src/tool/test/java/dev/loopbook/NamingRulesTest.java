package dev.loopbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the sources of all modules to a few rules about names that no compiler knows.
final class NamingRulesTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  /// A type of the file's own level: the format puts those, and only those, at the line's start.
  private static final Pattern TOP_LEVEL =
      Pattern.compile(
          "^(?:(?:public|final|abstract|sealed|non-sealed) )*"
              + "(?:class|interface|record|enum|@interface) (\\w+)",
          Pattern.MULTILINE);

  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

  /// Formatting that follows the machine's locale. A `locale` handed on is a learner's own choice.
  private static final Pattern LOCAL_FORMAT =
      Pattern.compile(
          "\\.formatted\\(|String\\s*\\.format\\("
              + "(?!\\s*(?:(?:java\\.util\\.)?Locale\\.ROOT|locale),)");

  /// Packages of tests that test no package: the traces recorded from CPython, and the whole tool.
  private static final Set<String> WHOLE = Set.of("dev.loopbook.conformance", "dev.loopbook");

  private record Source(Path file, String module, boolean main, String packageName, String text) {

    List<String> types() {
      return TOP_LEVEL.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /// Where a type of the same name and purpose has to be.
    String place() {
      return module + ": " + packageName;
    }

    String name() {
      return file.getFileName().toString().replace(".java", "");
    }
  }

  private final List<Source> sources = sources();

  @Test
  void aSimpleNameStandsForOneType() {
    var places = new TreeMap<String, List<String>>();
    for (var source : sources) {
      for (var type : source.types()) {
        places.computeIfAbsent(type, _ -> new ArrayList<>()).add(source.packageName());
      }
    }
    assertTrue(places.size() > 800, () -> "only " + places.size() + " types were found");

    places.values().removeIf(packages -> packages.size() == 1);
    assertEquals(Map.of(), places);
  }

  @Test
  void aTestLiesInThePackageOfWhatItTests() {
    var tested =
        sources.stream()
            .filter(Source::main)
            .collect(Collectors.toMap(Source::name, Source::place, (one, _) -> one));

    var wrong = new TreeMap<String, String>();
    for (var test : sources) {
      var place = tested.get(test.name().replaceFirst("Test$", ""));
      if (!test.main() && place != null && !place.equals(test.place())) {
        wrong.put(test.name() + " is in " + test.place(), "its type is in " + place);
      }
    }
    assertEquals(Map.of(), wrong);
  }

  @Test
  void aPackageOfTestsIsAPackageOfTheCode() {
    var packages = sources.stream().filter(Source::main).map(Source::packageName).toList();

    var strangers =
        sources.stream()
            .filter(Predicate.not(Source::main))
            .map(Source::packageName)
            .filter(each -> !packages.contains(each) && !WHOLE.contains(each))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), strangers);
  }

  @Test
  void textIsFormattedInTheRootLocale() {
    var wrong = new TreeSet<String>();
    for (var source : sources) {
      if (source.main()) {
        LOCAL_FORMAT
            .matcher(source.text())
            .results()
            .forEach(match -> wrong.add(source.name() + ": " + lineOf(source, match.start())));
      }
    }
    assertEquals(Set.of(), wrong);
  }

  /// What stands between back-ticks in a tour of the code: `Type`, or `Type.member`.
  private static final Pattern IN_A_TOUR = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");

  @Test
  void theToursOfTheCodeNameWhatIsThere() throws IOException {
    var texts =
        sources.stream()
            .filter(Source::main)
            .collect(Collectors.toMap(Source::name, Source::text, (one, _) -> one));
    var wrong = new TreeSet<String>();
    var found = 0;
    try (var tours = Files.newDirectoryStream(HOME.resolve("src/decisions"), "tour-*.md")) {
      for (var tour : tours) {
        for (var name : IN_A_TOUR.matcher(Files.readString(tour)).results().toList()) {
          found++;
          var type = texts.getOrDefault(name.group(1), "");
          if (type.isEmpty() || (name.group(2) != null && !type.contains(name.group(2)))) {
            wrong.add(tour.getFileName() + ": " + name.group());
          }
        }
      }
    }
    assertEquals(Set.of(), wrong);
    assertTrue(found > 40, "only " + found + " names were found");
  }

  private static String lineOf(Source source, int offset) {
    var start = source.text().lastIndexOf('\n', offset) + 1;
    return source.text().substring(start, source.text().indexOf('\n', offset)).strip();
  }

  private static List<Source> sources() {
    return Stream.of("core", "testkit", "tool")
        .flatMap(
            module ->
                Stream.of("main/java", "test/java", "test/support")
                    .map(folder -> HOME.resolve("src", module, folder))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> in(folder, module)))
        .toList();
  }

  private static Stream<Source> in(Path folder, String module) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .filter(file -> !file.endsWith("module-info.java"))
          .map(file -> read(file, module, folder.endsWith("main/java")))
          .toList()
          .stream();
    } catch (IOException cannotRead) {
      throw new AssertionError(cannotRead);
    }
  }

  private static Source read(Path file, String module, boolean main) {
    try {
      var text = Files.readString(file);
      var declared = PACKAGE.matcher(text);
      assertTrue(declared.find(), () -> file + " has no package");
      return new Source(file, module, main, declared.group(1), text);
    } catch (IOException cannotRead) {
      throw new AssertionError(cannotRead);
    }
  }
}
