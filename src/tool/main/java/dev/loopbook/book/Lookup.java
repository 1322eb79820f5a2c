package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Nearest;
import java.util.List;

/// The answer to the question which one the reader meant.
///
/// @param <T> what was looked for
public sealed interface Lookup<T> {

  /// Exactly one thing has that name.
  ///
  /// @param value the thing
  record Found<T>(T value) implements Lookup<T> {}

  /// Nothing has that name.
  ///
  /// @param typed what the reader typed
  /// @param what what it should have been: `chapter`, `example`
  /// @param suggestions similar names, the nearest first
  record Unknown<T>(String typed, String what, List<String> suggestions) implements Lookup<T> {

    /// Keeps its own copy of the suggestions.
    public Unknown {
      suggestions = List.copyOf(suggestions);
    }

    /// Returns the sentence for the reader, in one line.
    public String message() {
      var question = Nearest.question(suggestions);
      return format(
          "%s: no such %s.%s   %s lists them",
          typed,
          what,
          question.isEmpty() ? "" : " " + question,
          what.equals("exercise") ? "exercises" : "chapters");
    }
  }

  /// Several things have that name.
  ///
  /// @param typed what was asked for
  /// @param what what it should have been: `example`, `exercise`
  /// @param candidates the full names, one for each thing
  record Ambiguous<T>(String typed, String what, List<String> candidates) implements Lookup<T> {

    /// Keeps its own copy of the candidates.
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }

    /// Returns the sentence for the reader, in one line.
    public String message() {
      return format(
          "%s: more than one %s has this name. Say which: %s",
          typed, what, String.join(" or ", candidates));
    }
  }
}
