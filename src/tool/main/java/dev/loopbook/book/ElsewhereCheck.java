package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;

/// Compares the table "The same thing elsewhere" with programs that run: code in its first column
/// must be in `python/elsewhere.py`, in its second in some Java file of the chapter, and in its
/// third in `twins/Elsewhere.java`.
///
/// Three dots in the table stand for anything. A cell with a † claims something that nothing here
/// runs.
final class ElsewhereCheck {
  private static final String HEADING = "The same thing elsewhere";
  private static final String PYTHON = "python/elsewhere.py";
  private static final String TWIN = "twins/Elsewhere.java";
  private static final String UNPROVEN = "†";

  private final Chapter chapter;

  ElsewhereCheck(Chapter chapter) {
    this.chapter = chapter;
  }

  List<BookProblem> check() {
    var problems = new ArrayList<BookProblem>();
    var within = false;
    for (var node : Markdown.children(Markdown.parse(chapter.markdown()))) {
      if (node instanceof Heading heading) {
        within = Markdown.words(heading).equals(HEADING);
      } else if (within && node instanceof TableBlock table) {
        var texts = List.of(text(PYTHON), examples(), text(TWIN));
        var places = List.of(PYTHON, "no Java file of this chapter", TWIN);
        for (var body : Markdown.all(table, TableBody.class)) {
          for (var row : Markdown.all(body, TableRow.class)) {
            check(row, texts, places, problems);
          }
        }
      }
    }
    return problems;
  }

  private void check(
      TableRow row, List<String> texts, List<String> places, List<BookProblem> problems) {
    var cells = Markdown.all(row, TableCell.class);
    for (var i = 0; i < Math.min(cells.size(), texts.size()); i++) {
      if (Markdown.words(cells.get(i)).contains(UNPROVEN)) {
        continue;
      }
      for (var code : Markdown.all(cells.get(i), Code.class)) {
        if (!pattern(code.getLiteral()).matcher(texts.get(i)).find()) {
          problems.add(
              new BookProblem(
                  chapter.label(),
                  Markdown.line(row),
                  format(
                      i == 1
                          ? "%s: %s has that"
                          : "%s: isn't in %s. Run it there, or mark it with †",
                      code.getLiteral(),
                      places.get(i))));
        }
      }
    }
  }

  /// Returns a pattern for code without its white space, in which dots stand for anything.
  private static Pattern pattern(String code) {
    return Pattern.compile(
        Arrays.stream(code.split("…|\\.\\.\\."))
            .map(part -> Pattern.quote(packed(part)))
            .collect(Collectors.joining(".{0,200}?")));
  }

  private static String packed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private String examples() {
    try (Stream<Path> files = Files.walk(chapter.directory(), 2)) {
      return files
          .filter(file -> file.toString().endsWith(".java") || file.endsWith("answers.md"))
          .sorted()
          .map(file -> text(chapter.directory().relativize(file).toString()))
          .collect(Collectors.joining());
    } catch (IOException _) {
      return "";
    }
  }

  private String text(String file) {
    try {
      return packed(TextFile.read(chapter.directory().resolve(file)));
    } catch (IOException _) {
      return ""; // then nothing is in it
    }
  }
}
