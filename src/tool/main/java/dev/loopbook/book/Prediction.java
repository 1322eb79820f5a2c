package dev.loopbook.book;

import java.util.List;
import java.util.Optional;

/// A question to the reader about what a program will print.
///
/// @param line the line of the chapter on which it is asked, counted from 1
/// @param example the file name of the program it asks about, if the text names one
/// @param question the question's lines, without the choices
/// @param choices the choices, in order; empty if any answer will do
/// @param right the index of the right choice, counted from 0, if the text says
/// @param answer the output that answers it; empty if the text shows none
public record Prediction(
    int line,
    Optional<String> example,
    List<String> question,
    List<Choice> choices,
    Optional<Integer> right,
    List<String> answer) {

  /// Keeps its own copies.
  public Prediction {
    question = List.copyOf(question);
    choices = List.copyOf(choices);
    answer = List.copyOf(answer);
  }

  /// One answer that the question offers.
  ///
  /// @param letter what the reader types for it, `a`
  /// @param text what it says
  public record Choice(String letter, String text) {}
}
