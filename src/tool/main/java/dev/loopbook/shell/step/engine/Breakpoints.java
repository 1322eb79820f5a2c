package dev.loopbook.shell.step.engine;

import dev.loopbook.step.StopRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person asked to be shown or stopped for, in the order it was asked for. Each has a number
/// that no other gets.
public final class Breakpoints {

  private final List<Entry> entries = new ArrayList<>();
  private int made;

  /// One of them.
  public sealed interface Entry {
    /// Returns its number, from 1.
    int number();

    /// Returns the command that makes it again.
    String command();
  }

  /// A rule to stop for.
  public record Break(int number, String command, StopRule rule) implements Entry {}

  /// An expression whose value is shown when it has changed.
  public record Watched(int number, String command, String expression) implements Entry {}

  /// Adds a rule; one that's there already keeps its number.
  public Break add(String command, StopRule rule) {
    var known = find(rule);
    if (known.isPresent()) {
      return known.get();
    }
    var entry = new Break(++made, command, rule);
    entries.add(entry);
    return entry;
  }

  /// Adds an expression; one that's there already keeps its number.
  public Watched watch(String command, String expression) {
    for (var entry : watched()) {
      if (entry.expression().equals(expression)) {
        return entry;
      }
    }
    var entry = new Watched(++made, command, expression);
    entries.add(entry);
    return entry;
  }

  /// Deletes the one with this number. Returns whether there was one.
  public boolean delete(int number) {
    return entries.removeIf(entry -> entry.number() == number);
  }

  /// Deletes all. Returns how many there were.
  public int clear() {
    var count = entries.size();
    entries.clear();
    return count;
  }

  /// Returns all of them.
  public List<Entry> all() {
    return List.copyOf(entries);
  }

  /// Returns the rules.
  public List<StopRule> rules() {
    return entries.stream()
        .filter(Break.class::isInstance)
        .map(entry -> ((Break) entry).rule())
        .toList();
  }

  /// Returns the expressions.
  public List<Watched> watched() {
    return entries.stream().filter(Watched.class::isInstance).map(Watched.class::cast).toList();
  }

  /// Returns the one with this rule.
  public Optional<Break> find(StopRule rule) {
    return entries.stream()
        .filter(entry -> entry instanceof Break known && known.rule().equals(rule))
        .map(Break.class::cast)
        .findFirst();
  }
}
