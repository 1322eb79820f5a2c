package dev.loopbook.text;

/// What a piece of text is, so that the shell can choose its colour.
///
/// A style never carries a meaning alone: the same lines without any style must still read.
public enum Style {
  /// Ordinary prose.
  PLAIN,
  /// A heading, and the rule under it.
  HEADING,
  /// Strong emphasis: bold, where there is bold.
  STRONG,
  /// Emphasis: italic, where there is italic.
  EMPHASIS,
  /// Code in a sentence, or code of a language without colours of its own.
  CODE,
  /// A keyword or a literal word of Java.
  KEYWORD,
  /// A string, a text block or a character.
  STRING,
  /// A comment in code.
  COMMENT,
  /// A number in code.
  NUMBER,
  /// An annotation in code.
  ANNOTATION,
  /// The text of a link.
  LINK,
  /// The bar beside a quotation.
  QUOTE,
  /// Lines that only separate: rules, table borders, wrap marks.
  RULE,
  /// A quiet caption: where code comes from, what printed an output.
  LABEL,
  /// What a program printed.
  OUTPUT,
  /// A command as the user types it.
  COMMAND,
  /// A question to the reader.
  QUESTION,
  /// The name of a task.
  NAME,
  /// What succeeded: a test that passes.
  GOOD,
  /// What works but should be fixed.
  WARNING,
  /// What is wrong.
  ERROR
}
