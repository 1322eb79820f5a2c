package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.Diagram.Arrow;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Markup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws a picture as SVG, in the colours of the text around it.
///
/// Lengths are in units of a picture; a page makes it as wide as there is room.
final class DiagramSvg {

  private static final double LETTER = 8.8;
  private static final double SMALL_LETTER = 6.4;
  private static final double BOX_HEIGHT = 32;
  private static final double MARGIN = 12;

  /// How far an arrow bends aside, so that the one that leads back isn't on top of it.
  private static final double BEND = 26;

  private final Diagram diagram;
  private final List<Markup> parts = new ArrayList<>();
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private double width;
  private double height;

  private DiagramSvg(Diagram diagram) {
    this.diagram = diagram;
  }

  private record Point(double x, double y) {}

  /// A place's box, by its middle.
  private record Box(double x, double y, double width) {

    /// Returns where the line from the middle to a point leaves the box.
    Point edgeTowards(Point point) {
      var dx = point.x() - x;
      var dy = point.y() - y;
      if (dx == 0 && dy == 0) {
        return new Point(x, y);
      }
      var horizontal = dx == 0 ? Double.MAX_VALUE : width / 2 / Math.abs(dx);
      var vertical = dy == 0 ? Double.MAX_VALUE : BOX_HEIGHT / 2 / Math.abs(dy);
      var share = Math.min(horizontal, vertical);
      return new Point(x + dx * share, y + dy * share);
    }
  }

  /// Returns the picture.
  static Markup of(Diagram diagram) {
    var svg = new DiagramSvg(diagram);
    switch (diagram.kind()) {
      case RING -> svg.ring();
      case ROW -> svg.row();
      case SEQUENCE -> svg.sequence();
    }
    return Markup.of(
        """
        <svg class="picture" role="img" viewBox="0 0 %s %s" style="max-width:%spx" aria-label="%s">
        <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 L8 4 L0 8 z" fill="currentColor"/></marker></defs>
        %s</svg>
        """,
        number(svg.width),
        number(svg.height),
        number(svg.width),
        String.join(". ", diagram.words()),
        Markup.join(svg.parts));
  }

  private static double wide(String name) {
    return name.equals(Diagram.OUTSIDE) ? 20 : DisplayWidth.of(name) * LETTER + 24;
  }

  private void ring() {
    var count = diagram.places().size();
    var widest = diagram.places().stream().mapToDouble(DiagramSvg::wide).max().orElse(0);
    var labels =
        diagram.arrows().stream().mapToDouble(arrow -> small(arrow.label())).max().orElse(0);
    var across = Math.max(140, labels * 0.75 + widest / 2);
    var down = Math.max(90, 34.0 * count);
    width = 2 * across + widest + labels * 0.6 + 2 * MARGIN;
    var above = diagram.arrows().stream().anyMatch(each -> each.from().equals(each.to())) ? 40 : 0;
    height = 2 * down + BOX_HEIGHT + 2 * MARGIN + 20 + above;
    for (var i = 0; i < count; i++) {
      var angle = -Math.PI / 2 + 2 * Math.PI * i / count;
      var name = diagram.places().get(i);
      boxes.put(
          name,
          new Box(
              width / 2 + across * Math.cos(angle),
              (height + above) / 2 + down * Math.sin(angle),
              wide(name)));
    }
    diagram.arrows().forEach(this::bent);
    boxes.forEach(this::box);
  }

  private void row() {
    var x = MARGIN;
    var back = diagram.arrows().stream().filter(this::leadsBack).count();
    var middle = MARGIN + 20 + BOX_HEIGHT / 2;
    for (var i = 0; i < diagram.places().size(); i++) {
      var name = diagram.places().get(i);
      boxes.put(name, new Box(x + wide(name) / 2, middle, wide(name)));
      x += wide(name) + gapAfter(i);
    }
    width = x - gapAfter(diagram.places().size() - 1) + MARGIN;
    height = middle + BOX_HEIGHT / 2 + MARGIN + 34 * back;
    var level = 1;
    for (var arrow : diagram.arrows()) {
      if (leadsBack(arrow)) {
        below(arrow, middle + BOX_HEIGHT / 2 + 34.0 * level++ - 8);
      } else {
        straight(arrow, middle);
      }
    }
    boxes.forEach(this::box);
  }

  private boolean leadsBack(Arrow arrow) {
    return diagram.places().indexOf(arrow.to()) != diagram.places().indexOf(arrow.from()) + 1;
  }

  private double gapAfter(int place) {
    return diagram.arrows().stream()
            .filter(arrow -> !leadsBack(arrow))
            .filter(arrow -> diagram.places().indexOf(arrow.from()) == place)
            .mapToDouble(arrow -> small(arrow.label()))
            .max()
            .orElse(0)
        + 34;
  }

  private void straight(Arrow arrow, double y) {
    var from = box(arrow.from());
    var to = box(arrow.to());
    var start = from.x() + from.width() / 2;
    var end = to.x() - to.width() / 2;
    line(format("M%s %s H%s", number(start), number(y), number(end)), arrow);
    label(arrow.label(), (start + end) / 2, y - 7);
  }

  private void below(Arrow arrow, double y) {
    var from = box(arrow.from());
    var to = box(arrow.to());
    var aside = arrow.from().equals(arrow.to()) ? 12 : 0;
    var bottom = from.y() + BOX_HEIGHT / 2;
    line(
        format(
            "M%s %s V%s H%s V%s",
            number(from.x() + aside + 4),
            number(bottom),
            number(y),
            number(to.x() - aside - 4),
            number(bottom)),
        arrow);
    label(arrow.label(), (from.x() + to.x()) / 2, y - 5);
  }

  private void bent(Arrow arrow) {
    var from = box(arrow.from());
    var to = box(arrow.to());
    if (arrow.from().equals(arrow.to())) {
      var top = from.y() - BOX_HEIGHT / 2;
      line(
          format(
              "M%s %s C%s %s %s %s %s %s",
              number(from.x() - 14),
              number(top),
              number(from.x() - 30),
              number(top - 30),
              number(from.x() + 30),
              number(top - 30),
              number(from.x() + 14),
              number(top)),
          arrow);
      label(arrow.label(), from.x(), top - 28);
      return;
    }
    var dx = to.x() - from.x();
    var dy = to.y() - from.y();
    var length = Math.hypot(dx, dy);
    var middle = new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
    var aside = new Point(middle.x() + dy / length * BEND, middle.y() - dx / length * BEND);
    var start = from.edgeTowards(aside);
    var end = to.edgeTowards(aside);
    line(
        format(
            "M%s %s Q%s %s %s %s",
            number(start.x()),
            number(start.y()),
            number(aside.x()),
            number(aside.y()),
            number(end.x()),
            number(end.y())),
        arrow);
    label(
        arrow.label(),
        (start.x() + 2 * aside.x() + end.x()) / 4,
        (start.y() + 2 * aside.y() + end.y()) / 4 + 4);
  }

  private void sequence() {
    var x = MARGIN;
    for (var i = 0; i < diagram.places().size(); i++) {
      var name = diagram.places().get(i);
      boxes.put(name, new Box(x + wide(name) / 2, MARGIN + BOX_HEIGHT / 2, wide(name)));
      x += wide(name) + roomAfter(i);
    }
    width = x - roomAfter(diagram.places().size() - 1) + MARGIN;
    height = MARGIN + BOX_HEIGHT + 36.0 * diagram.arrows().size() + 24;
    for (var box : boxes.values()) {
      parts.add(
          Markup.of(
              "<path class=\"life\" d=\"M%s %s V%s\"/>\n",
              number(box.x()), number(MARGIN + BOX_HEIGHT), number(height - 4)));
    }
    var y = MARGIN + BOX_HEIGHT + 36;
    for (var arrow : diagram.arrows()) {
      var from = box(arrow.from());
      var to = box(arrow.to());
      if (from.equals(to)) {
        line(format("M%s %s h22 v12 h-20", number(from.x()), number(y - 8)), arrow);
        text(arrow.label(), from.x() + 28, y + 1, "start");
      } else {
        line(format("M%s %s H%s", number(from.x()), number(y), number(to.x())), arrow);
        label(arrow.label(), (from.x() + to.x()) / 2, y - 6);
      }
      y += 36;
    }
    boxes.forEach(this::box);
  }

  /// Returns how far apart a participant and the next one are: the longest word between them fits.
  private double roomAfter(int place) {
    var room = 50.0;
    for (var arrow : diagram.arrows()) {
      var from = diagram.places().indexOf(arrow.from());
      var to = diagram.places().indexOf(arrow.to());
      var low = Math.min(from, to);
      var high = Math.max(from, to);
      if (from == to && from == place) {
        room = Math.max(room, small(arrow.label()) + 40);
      } else if (low <= place && place < high) {
        room = Math.max(room, small(arrow.label()) / (high - low) - 20);
      }
    }
    return room;
  }

  private Box box(String name) {
    return boxes.getOrDefault(name, new Box(0, 0, 0));
  }

  private void box(String name, Box box) {
    if (name.equals(Diagram.OUTSIDE)) {
      parts.add(
          Markup.of(
              "<circle class=\"outside\" cx=\"%s\" cy=\"%s\" r=\"7\"/>\n",
              number(box.x()), number(box.y())));
      return;
    }
    parts.add(
        Markup.of(
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"6\"/><text class=\"place\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>\n",
            number(box.x() - box.width() / 2),
            number(box.y() - BOX_HEIGHT / 2),
            number(box.width()),
            number(BOX_HEIGHT),
            number(box.x()),
            number(box.y() + 5),
            name));
  }

  private void line(String path, Arrow arrow) {
    parts.add(
        Markup.of(
            "<path class=\"arrow%s\" marker-end=\"url(#head)\" d=\"%s\"/>\n",
            arrow.dashed() ? " dashed" : "", path));
  }

  private static double small(String label) {
    return DisplayWidth.of(label) * SMALL_LETTER;
  }

  private void label(String label, double x, double y) {
    text(label, x, y, "middle");
  }

  private void text(String label, double x, double y, String anchor) {
    if (!label.isEmpty()) {
      parts.add(
          Markup.of(
              "<text class=\"label\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n",
              number(x), number(y), anchor, label));
    }
  }

  private static String number(double value) {
    return format("%.1f", value);
  }
}
