package dev.loopbook.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A picture as an author writes it, in a small part of Mermaid's language, which GitHub draws too:
/// states and what leads from one to the next, or participants and what they tell one another.
///
/// @param kind how it is drawn
/// @param places the states or participants, in the order in which they are first named
/// @param arrows what leads from one to another, in the order of the text
record Diagram(Kind kind, List<String> places, List<Arrow> arrows) {

  /// How a picture is drawn.
  enum Kind {
    /// States around a ring: `stateDiagram-v2`.
    RING,
    /// States in a row: `stateDiagram-v2` with `direction LR`.
    ROW,
    /// Participants side by side, and time going down: `sequenceDiagram`.
    SEQUENCE
  }

  /// Where a way begins or ends that comes from nowhere, or leads nowhere.
  static final String OUTSIDE = "●";

  /// What leads from one place to another.
  ///
  /// @param from the place where it begins
  /// @param to the place where it ends; may be the same
  /// @param label what makes it happen; may be empty
  /// @param dashed whether it is an answer
  record Arrow(String from, String to, String label, boolean dashed) {}

  /// What a text turned out to be.
  sealed interface Reading {
    /// A picture.
    record Drawn(Diagram diagram) implements Reading {}

    /// A line that isn't understood.
    ///
    /// @param message what is wrong
    record Unreadable(String message) implements Reading {}
  }

  private static final Pattern NAMED =
      Pattern.compile("(?:state \"([^\"]+)\" as (\\w+)|participant (\\w+) as (.+))");
  private static final Pattern PARTICIPANT = Pattern.compile("participant (\\w+)");
  private static final Pattern WAY =
      Pattern.compile("(\\w+|\\[\\*])\\s*-->\\s*(\\w+|\\[\\*])(?:\\s*:\\s*(.*))?");
  private static final Pattern MESSAGE =
      Pattern.compile("(\\w+)\\s*(-?)->>\\s*(\\w+)\\s*:\\s*(.*)");

  Diagram {
    places = List.copyOf(places);
    arrows = List.copyOf(arrows);
  }

  /// Reads the contents of a `mermaid` fence.
  static Reading read(List<String> lines) {
    var first = lines.isEmpty() ? "" : lines.getFirst().strip();
    return switch (first) {
      case "stateDiagram-v2", "sequenceDiagram" ->
          new Reader(first.equals("sequenceDiagram")).read(lines.subList(1, lines.size()));
      default ->
          new Reading.Unreadable(
              "a picture begins with stateDiagram-v2 or sequenceDiagram, not with: " + first);
    };
  }

  private static final class Reader {
    private final boolean sequence;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<String> places = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private boolean inARow;

    Reader(boolean sequence) {
      this.sequence = sequence;
    }

    Reading read(List<String> lines) {
      for (var line : lines) {
        var wrong = read(line.strip());
        if (wrong.isPresent()) {
          return new Reading.Unreadable(wrong.get());
        }
      }
      if (arrows.isEmpty()) {
        return new Reading.Unreadable("a picture without an arrow shows nothing");
      }
      var kind = sequence ? Kind.SEQUENCE : inARow ? Kind.ROW : Kind.RING;
      return new Reading.Drawn(new Diagram(kind, places, arrows));
    }

    private Optional<String> read(String line) {
      if (line.isEmpty() || line.startsWith("%%")) {
        return Optional.empty();
      }
      if (line.equals("direction LR") && !sequence) {
        inARow = true;
        return Optional.empty();
      }
      var named = NAMED.matcher(line);
      if (named.matches()) {
        var id = named.group(2) == null ? named.group(3) : named.group(2);
        names.put(id, named.group(1) == null ? named.group(4) : named.group(1));
        if (sequence) {
          place(id); // participants stand as they are declared, states as they are reached
        }
        return Optional.empty();
      }
      var participant = PARTICIPANT.matcher(line);
      if (sequence && participant.matches()) {
        place(participant.group(1));
        return Optional.empty();
      }
      var way = WAY.matcher(line);
      if (!sequence && way.matches()) {
        var label = way.group(3) == null ? "" : way.group(3).strip();
        arrows.add(new Arrow(place(way.group(1)), place(way.group(2)), label, false));
        return Optional.empty();
      }
      var message = MESSAGE.matcher(line);
      if (sequence && message.matches()) {
        arrows.add(
            new Arrow(
                place(message.group(1)),
                place(message.group(3)),
                message.group(4).strip(),
                !message.group(2).isEmpty()));
        return Optional.empty();
      }
      return Optional.of("a picture can't show this line: " + line);
    }

    private String place(String id) {
      var name = id.equals("[*]") ? OUTSIDE : names.getOrDefault(id, id);
      if (!places.contains(name)) {
        places.add(name);
      }
      return name;
    }
  }

  /// Returns each arrow in words: `CREATED → RUNNING: its first step`.
  List<String> words() {
    return arrows.stream()
        .map(
            arrow ->
                arrow.from()
                    + " → "
                    + arrow.to()
                    + (arrow.label().isEmpty() ? "" : ": " + arrow.label()))
        .toList();
  }
}
