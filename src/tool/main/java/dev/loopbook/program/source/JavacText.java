package dev.loopbook.program.source;

import dev.loopbook.program.source.CompileProblem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses javac's output into problems.
///
/// A diagnostic listener would get them as objects, but worded differently from what people know
/// from the command line: `java.lang.String` for `String`, and without a warning's category.
final class JavacText {
  private static final Pattern HEAD =
      Pattern.compile(
          "(?:(?<file>.+\\.java):(?<line>\\d+): )?(?<severity>error|warning): (?<says>.*)");

  /// The closing lines, which aren't about any place.
  private static final Pattern SUMMARY = Pattern.compile("\\d+ (error|warning)s?|Note: .*");

  private final SourceText source;
  private final Function<String, SourceText> others;

  /// Parses output about a file and its siblings on disk.
  JavacText(SourceText source) {
    this(source, shown -> sibling(source, shown));
  }

  /// Parses output about several files.
  ///
  /// @param source the first one, which gets the problems that have no place
  /// @param others finds another by the name that javac shows
  JavacText(SourceText source, Function<String, SourceText> others) {
    this.source = source;
    this.others = others;
  }

  /// Returns the problems in order; none if javac failed before it found any.
  List<CompileProblem> problems(String text) {
    List<CompileProblem> problems = new ArrayList<>();
    List<String> lines = withoutSummary(text.lines().toList());
    for (int at = 0; at < lines.size(); ) {
      Matcher head = HEAD.matcher(lines.get(at));
      if (!head.matches()) {
        at++;
        continue;
      }
      int end = at + 1;
      if (end < lines.size() && isTheLine(head, lines.get(end))) {
        end++; // even if it looks like a head: "error: while (true)", with a label
      }
      while (end < lines.size() && !HEAD.matcher(lines.get(end)).matches()) {
        end++;
      }
      problems.add(problem(head, lines.subList(at + 1, end)));
      at = end;
    }
    return problems;
  }

  private static List<String> withoutSummary(List<String> lines) {
    int end = lines.size();
    while (end > 0 && SUMMARY.matcher(lines.get(end - 1)).matches()) {
      end--;
    }
    return lines.subList(0, end);
  }

  private boolean isTheLine(Matcher head, String shown) {
    return head.group("file") != null
        && text(head.group("file"))
            .line(Integer.parseInt(head.group("line")))
            .filter(shown::equals)
            .isPresent();
  }

  private CompileProblem problem(Matcher head, List<String> body) {
    Severity severity = head.group("severity").equals("error") ? Severity.ERROR : Severity.WARNING;
    if (head.group("file") == null) {
      String message = source.file() + ": " + says(head, body);
      return new CompileProblem(severity, source.file(), 0, 0, message, Optional.empty());
    }
    SourceText file = text(head.group("file"));
    int line = Integer.parseInt(head.group("line"));
    boolean shown = body.size() > 1 && body.get(1).strip().equals("^");
    int column = shown ? body.get(1).indexOf('^') + 1 : 0;
    String message = says(head, shown ? body.subList(2, body.size()) : body);
    return new CompileProblem(severity, file.file(), line, column, message, file.line(line));
  }

  private static String says(Matcher head, List<String> details) {
    StringBuilder message = new StringBuilder(head.group("says"));
    for (var line : details) {
      // nobody can give a program of the workbook that option
      var shown =
          line.strip().startsWith("(use --enable-preview")
              ? "  (Loopbook runs programs without preview features)"
              : line;
      message.append('\n').append(shown);
    }
    return message.toString();
  }

  /// Returns the file that a problem is about, so that a sibling's problem shows the sibling's own
  /// line.
  private SourceText text(String shownFile) {
    return shownFile.equals(source.file().toString()) ? source : others.apply(shownFile);
  }

  private static SourceText sibling(SourceText source, String shownFile) {
    var file = source.file().getFileSystem().getPath(shownFile).getFileName();
    try {
      return SourceText.read(source.file().resolveSibling(file));
    } catch (UnreadableSource e) {
      return new SourceText(file, "");
    }
  }
}
