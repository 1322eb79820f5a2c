package dev.loopbook.step.view;

import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The columns of a picture at a given width.
///
/// ```
///   run     main      starts, makes A and B, waits for gather(A, B)   TwoTasks:22
/// ^ margin  ^ name    ^ text                                          place ^
///   ^ label
/// ```
///
/// On a narrow screen, the text begins with the name and ends with the place, which then have no
/// columns of their own.
public final class PictureLayout {

  /// Longer lines are hard to read.
  private static final int LONGEST = 100;

  private static final int NARROW = 60;
  private static final int VERY_NARROW = 32;
  private static final int LABEL = 8;
  private static final int NARROWEST_NAME = 8;

  private final int width;
  private final int name;

  private PictureLayout(int width, int name) {
    this.width = width;
    this.name = name;
  }

  /// Returns the layout for a screen this wide.
  public static PictureLayout of(int columns) {
    return new PictureLayout(columns, NARROWEST_NAME);
  }

  /// Returns this layout with room for these names, as far as possible.
  PictureLayout withNames(List<String> names) {
    var widest = names.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    return new PictureLayout(width, Math.clamp(widest, NARROWEST_NAME, Math.max(8, measure() / 5)));
  }

  boolean isNarrow() {
    return width < NARROW;
  }

  /// Returns the columns that lines may take, margin included.
  int measure() {
    return width < NARROW ? width : Math.min(width - 2, LONGEST);
  }

  int margin() {
    return width < VERY_NARROW ? 0 : 2;
  }

  int labelWidth() {
    return LABEL;
  }

  int nameWidth() {
    return name;
  }

  /// Returns the column where names start.
  int nameColumn() {
    return margin() + labelWidth();
  }

  /// Returns the column where texts start.
  int textColumn() {
    return isNarrow() ? nameColumn() : nameColumn() + name + 2;
  }

  /// Returns a rule across the picture with a title and, at its end, a note.
  StyledLine rule(List<Span> title, String note) {
    var spans = new ArrayList<Span>();
    spans.add(new Span("── ", Style.RULE));
    spans.addAll(title);
    spans.add(Span.plain(" "));
    var words = title.stream().map(Span::text).collect(Collectors.joining());
    if (DisplayWidth.of(words) + DisplayWidth.of(note) + 10 > measure()) {
      return StyledLine.of(
          Shorten.toColumns("── " + words + (note.isEmpty() ? "" : " · " + note), measure()),
          Style.HEADING);
    }
    var used = spans.stream().mapToInt(Span::width).sum();
    var tail = note.isEmpty() ? 0 : DisplayWidth.of(note) + 4;
    spans.add(new Span("─".repeat(Math.max(2, measure() - used - tail)), Style.RULE));
    if (!note.isEmpty()) {
      spans.add(new Span(" " + note + " ", Style.STRONG));
      spans.add(new Span("──", Style.RULE));
    }
    return new StyledLine(spans);
  }
}
