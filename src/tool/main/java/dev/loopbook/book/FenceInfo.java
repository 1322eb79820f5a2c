package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.FenceSpec.LineRange;
import dev.loopbook.book.FenceSpec.Malformed;
import dev.loopbook.text.Nearest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The words after a fence's opening marks: a language, attributes (`src=X.java`) and flags
/// (`illustration`).
final class FenceInfo {

  private static final Set<String> KINDS =
      Set.of("java", "output", "predict", "loop", "diff", "javac", "python", "mermaid");
  private static final Pattern JAVA_FILE =
      Pattern.compile("(?:\\.\\./)?(?:[\\w-]+/)*[\\w-]+\\.java");
  private static final Pattern PYTHON_FILE = Pattern.compile("(?:[\\w-]+/)*[\\w-]+\\.py");
  private static final Pattern REGION = Pattern.compile("[\\w-]+");
  private static final Pattern LINES = Pattern.compile("([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?");
  private static final Pattern STATUS = Pattern.compile("1?[0-9]{1,2}|2[0-4][0-9]|25[0-5]");
  private static final Pattern LETTER = Pattern.compile("[a-z]");

  private final String language;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final Set<String> flags = new LinkedHashSet<>();
  private Optional<String> repeated = Optional.empty();

  FenceInfo(String info) {
    var words = List.of(info.strip().split("\\s+"));
    language = words.getFirst();
    for (var word : words.subList(1, words.size())) {
      var equals = word.indexOf('=');
      var fresh =
          equals < 0
              ? flags.add(word)
              : attributes.put(word.substring(0, equals), word.substring(equals + 1)) == null;
      if (!fresh) {
        repeated = Optional.of(word);
      }
    }
  }

  FenceSpec parse() {
    if (repeated.isPresent()) {
      return new Malformed(repeated.get() + ": said twice. Say it once");
    }
    return switch (language) {
      case "java" -> flags.contains("illustration") ? illustration() : source();
      case "output" -> output();
      case "predict" -> predict();
      case "diff" -> diff();
      case "javac" -> refusal();
      case "python" -> attributes.isEmpty() && flags.isEmpty() ? other() : python("src");
      case "mermaid" -> unknown(Set.of(), Set.of()).orElseGet(FenceSpec.Picture::new);
      case "loop" ->
          unknown(Set.of(), Set.of("continued", "mistakes"))
              .orElseGet(
                  () ->
                      new FenceSpec.Transcript(
                          flags.contains("continued"), flags.contains("mistakes")));
      case "" ->
          new Malformed(
              "a fence with no language."
                  + " Say what it holds: java src=…, output of=…, predict, loop, or text");
      default -> other();
    };
  }

  private FenceSpec illustration() {
    return unknown(Set.of(), Set.of("illustration")).orElseGet(FenceSpec.Illustration::new);
  }

  private FenceSpec source() {
    var wrong = unknown(Set.of("src"), Set.of("illustration"));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var src = attributes.get("src");
    if (src == null) {
      return new Malformed(
          "Java without a source."
              + " Name the file it comes from, java src=X.java#region, or say java illustration");
    }
    var hash = src.indexOf('#');
    var file = hash < 0 ? src : src.substring(0, hash);
    Optional<String> region = hash < 0 ? Optional.empty() : Optional.of(src.substring(hash + 1));
    if (region.isPresent() && !REGION.matcher(region.get()).matches()) {
      return new Malformed(format("src=%s: a region's name is letters, digits, - and _", src));
    }
    return badFile("src", file).orElseGet(() -> new FenceSpec.Source(file, region));
  }

  private FenceSpec output() {
    if (attributes.containsKey("python")) {
      return python("python");
    }
    if (flags.contains("real")) {
      return ofFile(Set.of("real"), FenceSpec.RealOutput::new);
    }
    var wrong = unknown(Set.of("of", "lines", "status"), Set.of("changed"));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var file = attributes.get("of");
    if (file == null) {
      return new Malformed(
          "an output of nothing. Name the program that prints it: output of=X.java");
    }
    var status = attributes.getOrDefault("status", "0");
    if (!STATUS.matcher(status).matches()) {
      return new Malformed(format("status=%s: an exit status is a number from 0 to 255", status));
    }
    var lines = attributes.get("lines");
    Optional<LineRange> range = Optional.empty();
    if (lines != null) {
      range = range(lines);
      if (range.isEmpty()) {
        return new Malformed(
            format("lines=%s: lines are counted from 1 and written 3 or 3-7", lines));
      }
    }
    var output = new FenceSpec.Output(file, range, Integer.parseInt(status));
    return badFile("of", file)
        .orElseGet(() -> flags.contains("changed") ? new FenceSpec.ChangedOutput(output) : output);
  }

  private FenceSpec diff() {
    return ofFile(
        Set.of("continued"), file -> new FenceSpec.Diff(file, flags.contains("continued")));
  }

  private FenceSpec refusal() {
    return ofFile(
        Set.of("changed"), file -> new FenceSpec.Refusal(file, flags.contains("changed")));
  }

  /// Returns what the fence asks for if it takes `of=` and some flags.
  private FenceSpec ofFile(Set<String> knownFlags, Function<String, FenceSpec> spec) {
    var wrong = unknown(Set.of("of"), knownFlags);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var file = attributes.get("of");
    if (file == null) {
      return new Malformed(
          format("%s of nothing. Name the program: %s of=X.java", language, language));
    }
    return badFile("of", file).orElseGet(() -> spec.apply(file));
  }

  private FenceSpec python(String key) {
    var wrong = unknown(Set.of(key), Set.of());
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var file = attributes.getOrDefault(key, "");
    if (!PYTHON_FILE.matcher(file).matches()) {
      return new Malformed(
          format("%s=%s: name a Python file below this folder, %s=python/x.py", key, file, key));
    }
    return key.equals("src") ? new FenceSpec.PythonSource(file) : new FenceSpec.PythonOutput(file);
  }

  private static Optional<LineRange> range(String lines) {
    var match = LINES.matcher(lines);
    if (!match.matches()) {
      return Optional.empty();
    }
    var first = Integer.parseInt(match.group(1));
    var last = match.group(2) == null ? first : Integer.parseInt(match.group(2));
    return last < first ? Optional.empty() : Optional.of(new LineRange(first, last));
  }

  private FenceSpec predict() {
    var wrong = unknown(Set.of("of", "answer"), Set.of());
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var answer = Optional.ofNullable(attributes.get("answer"));
    if (answer.isPresent() && !LETTER.matcher(answer.get()).matches()) {
      return new Malformed(
          format(
              "answer=%s: an answer is the letter of a choice, for instance answer=b",
              answer.get()));
    }
    var file = Optional.ofNullable(attributes.get("of"));
    return file.flatMap(name -> badFile("of", name))
        .orElseGet(() -> new FenceSpec.Predict(file, answer));
  }

  private FenceSpec other() {
    var near = KINDS.stream().filter(kind -> Nearest.distance(kind, language) == 1);
    var question = Nearest.question(near.toList());
    if (!question.isEmpty()) {
      return new Malformed(format("%s: no such fence. %s", language, question));
    }
    if (!attributes.isEmpty() || !flags.isEmpty()) {
      return new Malformed(
          format(
              "%s: only java, output, predict, loop, diff, javac and python take words", language));
    }
    return new FenceSpec.Other(language);
  }

  private static Optional<FenceSpec> badFile(String key, String file) {
    return JAVA_FILE.matcher(file).matches()
        ? Optional.empty()
        : Optional.of(
            new Malformed(
                format(
                    "%s=%s: name a Java file of this folder, %s=X.java, or of another chapter, %s=../ch01_a/X.java",
                    key, file, key, key)));
  }

  private Optional<FenceSpec> unknown(Set<String> knownAttributes, Set<String> knownFlags) {
    for (var attribute : attributes.keySet()) {
      if (!knownAttributes.contains(attribute)) {
        return Optional.of(unknownWord(attribute + "=", knownAttributes, knownFlags));
      }
    }
    for (var flag : flags) {
      if (!knownFlags.contains(flag)) {
        return Optional.of(unknownWord(flag, knownAttributes, knownFlags));
      }
    }
    return Optional.empty();
  }

  private FenceSpec unknownWord(String word, Set<String> attributes, Set<String> flags) {
    var known = new LinkedHashSet<String>();
    attributes.stream().sorted().map(name -> name + "=").forEach(known::add);
    flags.stream().sorted().forEach(known::add);
    return new Malformed(
        format("%s: unknown. After %s you can write %s", word, language, String.join(", ", known)));
  }
}
