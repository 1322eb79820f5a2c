package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where the book explains what an exercise is about.
///
/// @param chapter the chapter's short name: `ch04`
/// @param heading one of its headings
public record Teaches(String chapter, String heading) {
  private static final Pattern FORM = Pattern.compile("(ch[0-9]{2}):\\s*(\\S.*)");

  /// Returns what `ch04: What blocks` names, if it has that form.
  public static Optional<Teaches> of(String text) {
    var form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new Teaches(form.group(1), form.group(2)))
        : Optional.empty();
  }

  /// Returns it as a sentence names it: `chapter 4, "What blocks"`.
  @Override
  public String toString() {
    return format("chapter %d, \"%s\"", Integer.parseInt(chapter.substring(2)), heading);
  }
}
