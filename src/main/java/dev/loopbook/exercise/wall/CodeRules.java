package dev.loopbook.exercise.wall;

import dev.loopbook.program.ClassUses.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The list of what a submission's classes may refer to.
///
/// It is a text, `allowed.txt`, so that a grader can read it.
final class CodeRules {
  private static final CodeRules STANDARD = new CodeRules(text());

  private final Set<String> packages = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<String, Members> classes = new HashMap<>();

  /// @param only the members that are allowed; empty for all but those of `not`
  private record Members(Set<String> only, Set<String> not) {
    boolean allow(Use use) {
      if (use.member().isEmpty()) {
        return true;
      }
      return only.isEmpty() ? !names(not, use) : names(only, use);
    }

    private static boolean names(Set<String> members, Use use) {
      return members.contains(use.memberName()) || members.contains(use.member());
    }
  }

  CodeRules(String text) {
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(this::add);
  }

  static CodeRules standard() {
    return STANDARD;
  }

  private void add(String line) {
    var words = List.of(line.split("\\s+"));
    switch (words.getFirst()) {
      case "package" -> packages.add(words.get(1));
      case "no" -> refused.add(words.get(2));
      case "class" -> {
        var rest = words.size() > 3 ? Set.copyOf(words.subList(3, words.size())) : Set.<String>of();
        var only = words.size() > 2 && words.get(2).equals("only");
        classes.put(words.get(1), only ? new Members(rest, Set.of()) : new Members(Set.of(), rest));
      }
      default -> throw new IllegalArgumentException("no rule: " + line);
    }
  }

  boolean allow(Use use) {
    if (refused.contains(use.type())) {
      return false;
    }
    var members = classes.get(use.type());
    if (members != null) {
      return members.allow(use);
    }
    var end = use.type().lastIndexOf('.');
    return end > 0 && packages.contains(use.type().substring(0, end));
  }

  private static String text() {
    try (var in = Objects.requireNonNull(CodeRules.class.getResourceAsStream("allowed.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
