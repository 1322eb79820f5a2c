package dev.loopbook.program.orders;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.explore.Estimate;
import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.Found;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.RunResult;
import dev.loopbook.program.orders.OrderComparison.Row;
import dev.loopbook.program.orders.OrderComparison.Step;
import dev.loopbook.program.orders.OrderReport.Shows;
import dev.loopbook.program.orders.OrderReport.Way;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Draws a report for people.
public final class OrderReportView {
  private static final int WIDEST = 80;
  private static final int BAR = 30;
  private static final int NARROWEST_BAR = 4;
  private static final int WIDEST_NOTE = 20;

  /// What stands before and between the columns of an outcome.
  private static final int BETWEEN_COLUMNS = 8;

  private static final int MOST_OUTCOMES = 12;
  private static final int WIDEST_LANE = 30;
  private static final int NARROWEST_LANE = 12;

  /// Beyond this, a place is cut rather than the lanes.
  private static final int WIDEST_PLACE = 26;

  /// What stands before, between and behind the lanes.
  private static final int BESIDE_LANES = 17;

  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private final OrderReport report;
  private final Exploration exploration;
  private final String program;
  private final int width;
  private final List<StyledLine> lines = new ArrayList<>();

  private final String typed;

  private OrderReportView(OrderReport report, String program, String typed, int width) {
    this.typed = typed;
    this.report = report;
    this.exploration = report.exploration();
    this.program = program;
    this.width = Math.min(WIDEST, width);
  }

  /// Returns the lines of a report.
  ///
  /// @param program what people call it: `ch20/LostUpdate`
  /// @param typed what names it in a command
  public static List<StyledLine> lines(
      OrderReport report, String program, String typed, int width) {
    var view = new OrderReportView(report, program, typed, width);
    view.head();
    view.outcomes();
    report.ways().forEach(view::way);
    view.further();
    return view.lines;
  }

  // ---- the head ----

  private void head() {
    say(
        List.of(
            new Span(program, Style.NAME),
            Span.plain(" · " + exploration.freedom().words() + " · " + orders())));
    promise().ifPresent(text -> say(List.of(new Span(text, Style.LABEL))));
    lines.add(StyledLine.EMPTY);
  }

  private String orders() {
    var ran = exploration.orders();
    return switch (exploration.method()) {
      case WHOLE -> ran == 1 ? "there is only one order" : format("all %,d orders run", ran);
      case REDUCED -> format("%s in %s, one of each run", estimate(), count(ran, "class", "es"));
      case DEVIATIONS ->
          format(
              "%s: all with at most %s from FIFO, of %s",
              count(ran, "order", "s"),
              count(report.search().deviations().orElse(0), "deviation", "s"),
              estimate());
      case RANDOM ->
          format(
              "%s drawn at random, seed %d, of %s",
              count(ran, "order", "s"), report.search().seed(), estimate());
      case SAMPLED ->
          exploration.estimate().filter(this::isRefuted).isPresent()
              ? format("%s run, and there are more", count(ran, "order", "s"))
              : format("%,d of %s run", ran, estimate());
      case CUT_SHORT -> format("%s run, then it was stopped", count(ran, "order", "s"));
    };
  }

  // Random descents hardly ever take the long ways of a tree that has some without end.
  private boolean isRefuted(Estimate estimate) {
    return estimate.orders() + 2 * estimate.error() < exploration.orders();
  }

  private String estimate() {
    return exploration.estimate().map(OrderReportView::words).orElse("an unknown number");
  }

  private static String words(Estimate estimate) {
    if (!Double.isFinite(estimate.orders()) || !Double.isFinite(estimate.error())) {
      return "more than 10^300 orders";
    }
    var most = estimate.orders() + 2 * estimate.error();
    var percent = Math.max(1, Math.round(200 * estimate.error() / estimate.orders()));
    return estimate.error() < estimate.orders() / 4
        ? format(
            "about %s orders (± %d %%)", power(estimate.orders(), percent < 5 ? 2 : 1), percent)
        : format("an estimated %s orders (up to %s)", power(estimate.orders(), 1), power(most, 1));
  }

  private static String power(double number, int digits) {
    if (number < 1e6) {
      return format("%,d", Math.round(number));
    }
    var parts = format(digits == 1 ? "%.1e" : "%.2e", number).split("e", 2); // 2.31e+12
    return parts[0] + " × 10^" + Integer.parseInt(parts[1]);
  }

  private static String count(long number, String what, String plural) {
    return format("%,d %s%s", number, what, number == 1 ? "" : plural);
  }

  private Optional<String> promise() {
    return switch (exploration.method()) {
      case WHOLE -> Optional.empty();
      case REDUCED -> Optional.of("No other outcome is possible; the counts are of classes.");
      case DEVIATIONS ->
          Optional.of("Most races need one or two deviations. What needs more isn't seen here.");
      case RANDOM -> Optional.of("Chance finds what many orders show. It proves nothing.");
      case SAMPLED ->
          Optional.of(
              "Too many to run them all. "
                  + nearest(exploration.sample().deviations())
                  + " The others were "
                  + (exploration.sample().classes() > 1 ? "picked to differ, or " : "")
                  + "drawn at random: they prove nothing."
                  + (exploration.irreducible().isEmpty()
                      ? ""
                      : " None could be left out: " + exploration.irreducible() + "."));
      case CUT_SHORT -> Optional.of("What's known so far; the other orders may end otherwise.");
    };
  }

  private static String nearest(int deviations) {
    return switch (deviations) {
      case -1, 0 -> "Even those that leave FIFO once are too many, and some of them were run.";
      case 1 -> "Every order that leaves FIFO once was run, and what needs only that is here.";
      default ->
          format(
              "Every order that leaves FIFO at most %s was run, and what needs no more is here.",
              deviations == 2 ? "twice" : deviations + " times");
    };
  }

  /// Says what to type to look further, if not everything was looked at because it's too much.
  private void further() {
    if (exploration.method() != Exploration.Method.SAMPLED) {
      return;
    }
    lines.add(StyledLine.EMPTY);
    say(
        List.of(
            Span.plain("To look further, add "),
            new Span("--max " + tenfold(exploration.orders()), Style.COMMAND),
            Span.plain(", "),
            new Span(
                "--deviations " + Math.max(1, exploration.sample().deviations() + 1),
                Style.COMMAND),
            Span.plain(" or "),
            new Span("--random 100000", Style.COMMAND),
            Span.plain(".")));
  }

  /// Returns about ten times a number, as a round one.
  private static String tenfold(long number) {
    var power = (long) Math.pow(10, Math.ceil(Math.log10((double) Math.max(1, number))) + 1);
    return String.valueOf(number * 4 < power / 10 ? power / 2 : power);
  }

  // ---- the outcomes ----

  private void outcomes() {
    var found = exploration.found();
    var results = found.stream().map(Found::result).toList();
    var shown = found.subList(0, Math.min(MOST_OUTCOMES, found.size()));
    var labels = shown.stream().map(each -> label(each, results)).toList();
    var most = found.stream().mapToLong(Found::count).max().orElse(1);
    var widest = labels.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    var digits = format("%,d", most).length();
    var forNote = shown.stream().mapToInt(each -> note(each).width()).max().orElse(0);
    var forLabel =
        Math.max(10, Math.min(widest, width - digits - forNote - NARROWEST_BAR - BETWEEN_COLUMNS));
    var bar = width - forLabel - digits - WIDEST_NOTE - BETWEEN_COLUMNS;
    bar = Math.clamp(bar, NARROWEST_BAR, BAR);
    for (var i = 0; i < shown.size(); i++) {
      var each = shown.get(i);
      var line =
          new ArrayList<>(
              List.of(
                  Span.plain("  "),
                  new Span(Shorten.pad(labels.get(i), forLabel), Style.OUTPUT),
                  Span.plain(
                      "  "
                          + " ".repeat(digits - format("%,d", each.count()).length())
                          + format("%,d", each.count())
                          + "  ")));
      line.add(new Span(bar(each.count(), most, bar), Style.LABEL));
      line.add(Span.plain("  "));
      line.add(note(each));
      lines.add(new StyledLine(line).stripTrailing());
    }
    var rest = found.size() - shown.size();
    if (rest > 0) {
      say(List.of(new Span(format("  … and %s", count(rest, "more outcome", "s")), Style.LABEL)));
    }
  }

  private String label(Found found, List<RunResult> results) {
    var label = report.search().by().label(found.result(), results);
    return label.isEmpty() ? "(prints nothing)" : label;
  }

  private Span note(Found found) {
    var isUsual = found.key().equals(exploration.fifo());
    if (found.result().failed()) {
      return new Span(isUsual ? "✗ fails, in FIFO too" : "✗ fails", Style.ERROR);
    }
    if (exploration.found().size() == 1 && exploration.isProven()) {
      return new Span("✓ proven", Style.GOOD);
    }
    return new Span(isUsual ? "FIFO's outcome" : "", Style.LABEL);
  }

  private static String bar(long count, long most, int columns) {
    var eighths = Math.max(1, Math.round(8.0 * columns * count / most));
    var whole = (int) (eighths / 8);
    var part = (int) (eighths % 8);
    var bar = "█".repeat(whole) + (part == 0 ? "" : EIGHTHS.charAt(part));
    return Shorten.pad(bar, columns);
  }

  // ---- the way to an outcome ----

  private void way(Way way) {
    var results = exploration.found().stream().map(Found::result).toList();
    var label = Shorten.toColumns(label(way.found(), results), 40);
    lines.add(StyledLine.EMPTY);
    var deviations = way.found().nearest().deviations();
    if (deviations == 0) {
      say(List.of(Span.plain(format("FIFO itself comes to \"%s\".", label))));
    } else {
      say(
          List.of(
              Span.plain(
                  format(
                      "The shortest way from FIFO to \"%s\": %s.",
                      label, deviations == 1 ? "one choice" : deviations + " choices"))));
      lanes(way.comparison());
    }
    detail(way.found().result());
    shows(way);
    var command = new Span("  replay " + way.token() + " " + typed, Style.COMMAND);
    var aside = new Span("   steps through it", Style.LABEL);
    var fits = command.width() + aside.width() <= width; // never cut what is to be pasted
    lines.add(fits ? StyledLine.of(command, aside) : StyledLine.of(command));
  }

  private void lanes(OrderComparison comparison) {
    var widest =
        comparison.rows().stream()
            .flatMap(row -> Stream.concat(row.usual().stream(), row.other().stream()))
            .mapToInt(step -> DisplayWidth.of(words(step)))
            .max()
            .orElse(0);
    var inFull = laneBeside(comparison, true);
    var saysHow = inFull >= widest;
    var lane = Math.max(NARROWEST_LANE, saysHow ? widest : laneBeside(comparison, false));
    lane = Math.min(lane, Math.max(NARROWEST_LANE, widest));
    lines.add(
        StyledLine.of("  tick   " + Shorten.pad("FIFO", lane) + "   this order", Style.LABEL));
    for (var row : comparison.rows()) {
      row(row, lane, saysHow);
    }
    if (comparison.isCut()) {
      lines.add(StyledLine.of("     …", Style.LABEL));
    }
  }

  private void row(Row row, int lane, boolean saysHow) {
    var step = row.other().or(row::usual).orElseThrow();
    var text =
        format("%6d   ", step.tick())
            + Shorten.pad(row.usual().map(OrderReportView::words).orElse(""), lane)
            + "   "
            + Shorten.pad(row.other().map(OrderReportView::words).orElse(""), lane)
            + (row.isFirstDifference() ? "  ◀  " : "     ");
    var line = new ArrayList<>(List.of(Span.plain(text)));
    line.add(new Span(place(step, saysHow), Style.LABEL));
    lines.add(cut(new StyledLine(line)));
  }

  /// Returns how wide a lane can be, so that the lines of the program fit beside two of them.
  private int laneBeside(OrderComparison comparison, boolean saysHow) {
    var places =
        comparison.rows().stream()
            .map(row -> place(row.other().or(row::usual).orElseThrow(), saysHow))
            .mapToInt(DisplayWidth::of)
            .max()
            .orElse(0);
    return Math.min(WIDEST_LANE, (width - BESIDE_LANES - Math.min(places, WIDEST_PLACE)) / 2);
  }

  private static String place(Step step, boolean saysHow) {
    var place = step.place().map(Object::toString).orElse("");
    if (step.touches().isEmpty()) {
      return place;
    }
    return place + "  " + (saysHow ? touched(step) : step.touches());
  }

  private static String words(Step step) {
    return step.who() + " " + step.does();
  }

  private static String touched(Step step) {
    var isField = step.does().startsWith("reads") || step.does().startsWith("writes");
    return isField ? (step.writes() ? "write of " : "read of ") + step.touches() : step.touches();
  }

  private StyledLine cut(StyledLine line) {
    var whole = line.stripTrailing();
    return whole.width() <= width ? whole : Wrap.code(whole.spans(), width).getFirst();
  }

  private void detail(RunResult result) {
    var more =
        Stream.concat(result.ending().lines().skip(1), result.findings().stream())
            .limit(6)
            .toList();
    more.forEach(
        line -> lines.add(StyledLine.of("    " + Shorten.toColumns(line, width - 4), Style.PLAIN)));
  }

  private void shows(Way way) {
    var timing = way.shows().get(Freedom.TIMING);
    var answer =
        switch (timing) {
          case YES -> "yes.";
          case NEVER -> "no, never.";
          case NOT_SEEN -> "not seen.";
          case null -> "unknown.";
        };
    var hint = timing == Shows.NEVER ? " " + elsewhere(way.shows()) : "";
    say(
        List.of(
            Span.plain("By timing alone (plain asyncio, any delays)? "),
            new Span(answer, timing == Shows.YES ? Style.ERROR : Style.STRONG),
            Span.plain(hint)));
    say(List.of(new Span(sentence(way), Style.LABEL)));
  }

  /// Returns what it takes, if it isn't timing.
  private static String elsewhere(Map<Freedom, Shows> shows) {
    if (shows.get(Freedom.TICK) == Shows.YES) {
      return "Another loop would do, one that shuffles each tick.";
    }
    return shows.get(Freedom.ANY) == Shows.YES ? "One await more somewhere is enough." : "";
  }

  private static String sentence(Way way) {
    return Stream.of(Shows.values())
            .map(each -> clause(way, each))
            .filter(clause -> !clause.isEmpty())
            .collect(Collectors.joining("; "))
        + ".";
  }

  private static String clause(Way way, Shows how) {
    var freedoms =
        way.shows().entrySet().stream()
            .filter(entry -> entry.getValue() == how)
            .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT))
            .toList();
    if (freedoms.isEmpty()) {
      return "";
    }
    return switch (how) {
          case YES -> "Seen under ";
          case NEVER -> "never under ";
          case NOT_SEEN -> "not found under ";
        }
        + String.join(", ", freedoms);
  }

  private void say(List<Span> sentence) {
    Wrap.words(sentence, width - 2).stream()
        .map(line -> line.after(Span.plain("  ")))
        .forEach(lines::add);
  }
}
