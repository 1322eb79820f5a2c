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

  private static final int PIPE = 80;

  private final int width;
  private final int name;
  private final boolean cuts;

  private PictureLayout(int width, int name, boolean cuts) {
    this.width = width;
    this.name = name;
    this.cuts = cuts;
  }

  /// Returns the layout for a screen this wide. What is too long for it is cut.
  public static PictureLayout of(int columns) {
    return new PictureLayout(columns, NARROWEST_NAME, true);
  }

  /// Returns the layout for a pipe: sentences are wrapped as on a screen of 80 columns, and nothing
  /// is cut.
  public static PictureLayout ofPipe() {
    return new PictureLayout(PIPE, NARROWEST_NAME, false);
  }

  /// Returns this layout with room for these names, as far as possible.
  PictureLayout withNames(List<String> names) {
    var widest = names.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    if (cuts) {
      var most = Math.max(NARROWEST_NAME, measure() / 5);
      return new PictureLayout(width, Math.clamp(widest, NARROWEST_NAME, most), true);
    }
    var more = Math.max(0, widest - PIPE / 5); // so that long names leave the texts their room
    return new PictureLayout(width + more, Math.max(widest, NARROWEST_NAME), false);
  }

  /// Returns whether what is too long is cut.
  boolean cuts() {
    return cuts;
  }

  /// Returns a text, cut to these columns if this layout cuts.
  String fitted(String text, int columns) {
    return cuts ? Shorten.toColumns(text, columns) : text;
  }

  boolean isNarrow() {
    return width < NARROW;
  }

  /// Returns the columns that lines may take, margin included.
  int measure() {
    return width < NARROW ? width : cuts ? Math.min(width - 2, LONGEST) : width - 2;
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
          fitted("── " + words + (note.isEmpty() ? "" : " · " + note), measure()), Style.HEADING);
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
