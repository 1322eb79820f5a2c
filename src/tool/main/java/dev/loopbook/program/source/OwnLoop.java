package dev.loopbook.program.source;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Async;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A loop that somebody wrote for chapter 21, to run programs on in place of Loopbook's.
///
/// Among its files is `Bridge.java`, a class whose nested classes have the names of Loopbook's own.
/// A program's imports of `dev.loopbook.loop` and `dev.loopbook.sync` become imports of those;
/// nothing else in it changes, not even the number of a line.
public final class OwnLoop {
  /// The file that makes a folder a loop.
  public static final String BRIDGE = "Bridge.java";

  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^import (static )?dev\\.loopbook\\.([\\w.]+\\.)?(?<name>\\w+)(\\.\\*)?;");
  private static final Pattern OFFERED =
      Pattern.compile("(?m)^  public (?:\\w+ )*(?:class|interface) (?<name>\\w+)");
  private static final Pattern OFFERED_WORD =
      Pattern.compile("(?m)^    public static .*?(?<name>\\w+)\\(");

  private final List<SourceText> files;
  private @Nullable BatchCompilation compiled; // by the thread that compiles

  private OwnLoop(List<SourceText> files) {
    this.files = List.copyOf(files);
  }

  /// Reads a loop.
  ///
  /// @param folders where its files are; of two that have one name, the first folder's counts
  /// @throws UnreadableSource if one of them can't be read
  /// @throws IOException if a folder can't be
  public static OwnLoop in(List<Path> folders) throws UnreadableSource, IOException {
    var found = new TreeMap<String, Path>();
    for (var folder : folders) {
      try (Stream<Path> inside = Files.list(folder)) {
        for (var file : inside.filter(Files::isRegularFile).toList()) {
          var name = file.getFileName().toString();
          if (name.endsWith(".java") && !name.endsWith("Test.java")) {
            found.putIfAbsent(name, file);
          }
        }
      }
    }
    var files = new ArrayList<SourceText>();
    for (var file : found.values()) {
      files.add(SourceText.read(file));
    }
    return new OwnLoop(files);
  }

  /// Returns its files.
  List<SourceText> files() {
    return files;
  }

  /// Returns whether another one has the very same files.
  public boolean isSameAs(OwnLoop other) {
    return files.equals(other.files);
  }

  /// Returns its classes, compiled once for all programs.
  BatchCompilation compiled(Compiler compiler) {
    var known = compiled;
    if (known == null) {
      known = compiler.compileTogether(files, Map.of());
      compiled = known;
    }
    return known;
  }

  /// Returns what a program uses of Loopbook that this loop hasn't got: classes that it imports,
  /// and words of [Async].
  public List<String> missing(SourceText program) {
    var types = names(OFFERED, bridge().text());
    var words = names(OFFERED_WORD, bridge().text());
    var imported =
        names(IMPORT, program.text()).stream().filter(name -> !types.contains(name)).toList();
    var called =
        Stream.of(Async.class.getMethods())
            .filter(each -> Modifier.isStatic(each.getModifiers()))
            .map(Method::getName)
            .filter(name -> !words.contains(name) && calls(program, name))
            .toList();
    return Stream.concat(imported.stream(), called.stream()).distinct().sorted().toList();
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group("name"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns whether a program has such a call, and doesn't declare the method itself.
  private static boolean calls(SourceText program, String word) {
    return Pattern.compile("(?<![.\\w])" + word + "\\(").matcher(program.text()).find()
        && !Pattern.compile("[\\w>\\]] +" + word + "\\([^;]*\\) *\\{")
            .matcher(program.text())
            .find();
  }

  /// Returns a program with this loop's imports.
  SourceText adapted(SourceText program) {
    var text =
        IMPORT
            .matcher(program.text())
            .replaceAll(
                match ->
                    format(
                        "import %s%s.Bridge.%s%s;",
                        match.group(1) == null ? "" : match.group(1),
                        bridge().packageName(),
                        match.group(3),
                        match.group(4) == null ? "" : match.group(4)));
    return new SourceText(program.file(), text);
  }

  private SourceText bridge() {
    return files.stream()
        .filter(file -> file.file().endsWith(BRIDGE))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a loop without a " + BRIDGE));
  }
}
