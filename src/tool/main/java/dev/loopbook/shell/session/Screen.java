package dev.loopbook.shell.session;

import static dev.loopbook.text.RootLocale.format;

import com.google.errorprone.annotations.FormatMethod;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What commands print through. Its methods may be called from any thread; a call's lines stay
/// together.
public final class Screen {
  /// The narrowest width that commands must cope with; a narrower terminal breaks their lines.
  public static final int MIN_WIDTH = 20;

  private static final int USUAL_WIDTH = 80;
  private static final int USUAL_HEIGHT = 24;
  private static final String OPEN = "\033[?1049h\033[?25l";
  private static final String CLOSE = "\033[?25h\033[?1049l";
  private static final String INDENT = "  ";
  private static final String GAP = "   ";

  private final ScreenOutput device;
  private volatile Palette palette;
  private final RowCount rows = new RowCount(); // guarded by this
  private Consumer<String> copy = _ -> {}; // guarded by this

  /// Written by the thread that prints, which holds the lock, and by the signal thread, which
  /// doesn't. It is set before the text is sent: a Ctrl-C that comes as soon as the text is seen
  /// leaves its `^C` behind it, and must have the last word.
  private volatile boolean atLineStart = true;

  // Both are written under the lock, and read without it by whoever gives the terminal back.
  private volatile boolean statusShown; // on the line where the cursor is
  private volatile boolean isOpen; // a page of its own, which hides what was there

  /// Makes a screen.
  public Screen(ScreenOutput device, Palette palette) {
    this.device = device;
    this.palette = palette;
  }

  /// Returns the columns of a line: the terminal's, or 80 where there is none.
  public int width() {
    var columns = device.columns();
    return columns <= 0 ? USUAL_WIDTH : Math.max(MIN_WIDTH, columns);
  }

  /// Returns the columns after which a line that can't be broken is cut: the terminal's. There are
  /// enough for any where there is none.
  public int longestLine() {
    return device.columns() <= 0 ? Integer.MAX_VALUE : width();
  }

  /// Returns the lines of a page: the terminal's, or 24 where there is none.
  public int height() {
    var rows = device.rows();
    return rows <= 0 ? USUAL_HEIGHT : rows;
  }

  /// Counts the rows from here on.
  public synchronized void countRows() {
    rows.reset();
  }

  /// Returns how many rows were printed since they are counted.
  public synchronized int countedRows() {
    return rows.rows();
  }

  /// Gives a copy of what is sent from here on to this, until the registration is closed.
  public synchronized Copying copyTo(Consumer<String> receiver) {
    copy = receiver;
    return () -> {
      synchronized (this) {
        copy = _ -> {};
      }
    };
  }

  /// Ends what [#copyTo] began.
  public interface Copying extends AutoCloseable {
    @Override
    void close();
  }

  /// Returns whether a person looks at it: then long texts are paged, and questions can be asked.
  public boolean isTerminal() {
    return device.isTerminal();
  }

  /// Returns whether it can go back over what it has shown, and clear it.
  public boolean isFullScreen() {
    return device.isFullScreen();
  }

  /// Returns how styles look.
  public Palette palette() {
    return palette;
  }

  /// Lets styles look like this from here on.
  public void palette(Palette next) {
    palette = next;
  }

  /// Prints an empty line.
  public void line() {
    line(StyledLine.EMPTY);
  }

  /// Prints a line without style.
  public void line(String text) {
    line(StyledLine.of(text, Style.PLAIN));
  }

  /// Prints a line made of these pieces.
  public void line(Span... spans) {
    line(StyledLine.of(spans));
  }

  /// Prints a line as it is, however wide.
  public void line(StyledLine line) {
    lines(List.of(line));
  }

  /// Prints lines, which stay together.
  public void lines(Collection<StyledLine> lines) {
    send(rendered(lines), false);
  }

  /// Prints lines that are not part of a result, as warnings: where output is a pipe, beside it.
  public void messages(Collection<StyledLine> lines) {
    send(rendered(lines), true);
  }

  /// Prints pieces of a line that something else will follow; whole lines end it.
  public synchronized void unfinished(Span... spans) {
    endLine();
    atLineStart = false;
    write(palette.render(StyledLine.of(spans)), false);
  }

  /// Notes that the terminal itself has written on the line: the `^C` of a Ctrl-C.
  public void echoed() {
    atLineStart = false;
  }

  /// Ends the line if one is unfinished.
  public synchronized void endLine() {
    statusShown = false;
    if (!atLineStart) {
      atLineStart = true;
      write("\n", false);
    }
  }

  /// Wipes everything off the screen, where it can.
  public synchronized void clear() {
    endLine();
    try {
      device.clear();
    } catch (IOException closed) {
      throw new ClosedOutput(closed);
    }
  }

  /// Shows an empty page, without a cursor, in place of what's on the terminal.
  public synchronized void openPage() {
    isOpen = true;
    raw(OPEN);
  }

  /// Shows again what was there before the page.
  public synchronized void closePage() {
    raw(CLOSE);
    isOpen = false;
  }

  /// Returns what to send to the terminal so that it's as it was before, if the process is ended
  /// now, under a command. Doesn't wait for the thread that prints.
  public String givenBack() {
    if (!isTerminal()) {
      return "";
    }
    if (isOpen) {
      return CLOSE;
    }
    if (statusShown) {
      return wipedLine();
    }
    return atLineStart ? "" : (isFullScreen() ? "\033[0m" : "") + "\r\n";
  }

  private String wipedLine() {
    return "\r" + " ".repeat(width() - 1) + "\r";
  }

  /// Shows a line that the next one replaces and [#clearStatus] takes away, on a terminal.
  public synchronized void status(String text) {
    if (!isTerminal()) {
      return;
    }
    clearStatus();
    var line = Wrap.code(List.of(new Span(text, Style.LABEL)), width() - 1).getFirst();
    unfinished(line.spans().toArray(Span[]::new));
    statusShown = true;
  }

  /// Takes the status line away, if it's there.
  public synchronized void clearStatus() {
    if (statusShown) {
      statusShown = false;
      atLineStart = true;
      write(wipedLine(), false);
    }
  }

  /// Prints a sentence, wrapped to the width and indented by two.
  public void say(Span... sentence) {
    lines(indented(List.of(sentence)));
  }

  /// Prints a sentence without style, wrapped to the width and indented by two.
  ///
  /// What stands in it behind a gap of three blanks is an aside, as code or the next step: it is
  /// quiet, and moves to a line of its own where it does not fit.
  public void say(String sentence) {
    lines(withAside(sentence, Style.PLAIN));
  }

  /// As [#say(String)], with a format and its arguments.
  @FormatMethod
  public void say(String format, @Nullable Object... arguments) {
    say(format(format, arguments));
  }

  /// Prints what went wrong, as [#say(String)] prints a sentence; where output is a pipe, beside
  /// it.
  public void problem(CommandException mistake) {
    var lines = withAside(mistake.message(), Style.ERROR);
    mistake.details().stream()
        .map(detail -> detail.after(Span.plain(INDENT + INDENT)))
        .forEach(lines::add);
    messages(lines);
  }

  private List<StyledLine> withAside(String text, Style style) {
    var parts = text.split(GAP, 2);
    var lines = new ArrayList<>(indented(List.of(new Span(parts[0], style))));
    if (parts.length < 2 || lines.isEmpty()) {
      return lines;
    }
    var aside = new Span(parts[1], Style.LABEL);
    if (lines.getLast().width() + GAP.length() + aside.width() <= width()) {
      var last = new ArrayList<>(lines.removeLast().spans());
      last.add(Span.plain(GAP));
      last.add(aside);
      lines.add(new StyledLine(last));
    } else {
      lines.addAll(indented(List.of(aside)));
    }
    return lines;
  }

  /// Prints text exactly as a program printed it, with no line break added.
  public void raw(String text) {
    raw(text, false);
  }

  /// Prints text exactly as a program printed it on its error stream.
  public void rawMessage(String text) {
    raw(text, true);
  }

  private synchronized void raw(String text, boolean message) {
    if (!text.isEmpty()) {
      statusShown = false;
      atLineStart = text.endsWith("\n");
      write(text, message);
    }
  }

  /// Returns how many rows [#say(Span...)] takes for a sentence.
  public int rowsToSay(Span... sentence) {
    return indented(List.of(sentence)).size();
  }

  private List<StyledLine> indented(List<Span> sentence) {
    return Wrap.words(sentence, width() - INDENT.length()).stream()
        .map(line -> line.after(Span.plain(INDENT)))
        .toList();
  }

  private String rendered(Collection<StyledLine> lines) {
    var text = new StringBuilder();
    for (var line : lines) {
      text.append(palette.render(line)).append('\n');
    }
    return text.toString();
  }

  /// Sends whole lines; a program's unfinished line is ended before.
  private synchronized void send(String lines, boolean message) {
    endLine();
    write(lines, message);
  }

  private synchronized void write(String text, boolean message) {
    if (isTerminal()) {
      rows.add(text, width());
    }
    copy.accept(text);
    try {
      if (message) {
        device.writeMessage(text);
      } else {
        device.write(text);
      }
    } catch (IOException closed) {
      throw new ClosedOutput(closed);
    }
  }
}
