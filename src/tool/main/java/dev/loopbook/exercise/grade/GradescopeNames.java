package dev.loopbook.exercise.grade;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who handed in which submission, as Gradescope's `submission_metadata.yml` says it. Only the few
/// lines that name people are read, in the form in which Gradescope writes them:
///
/// ```
/// submission_123:
///   :submitters:
///   - :name: Ann Lee
///     :sid: '4711'
/// ```
final class GradescopeNames {
  private static final Pattern SUBMISSION = Pattern.compile("(submission_[0-9]+):\\s*");
  private static final Pattern SECTION = Pattern.compile("  :(\\w+):.*");
  private static final Pattern NAME = Pattern.compile("\\s*(?:- )?\\s*:name: (\\S.*?)\\s*");

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))");

  private GradescopeNames() {}

  /// Returns the names by the submission's folder; a group's are joined.
  static Map<String, String> in(List<String> lines) {
    var names = new HashMap<String, String>();
    var submission = "";
    var amongSubmitters = false;
    for (var line : lines) {
      var begin = SUBMISSION.matcher(line);
      var section = SECTION.matcher(line);
      var name = NAME.matcher(line);
      if (begin.matches()) {
        submission = begin.group(1);
        amongSubmitters = false;
      } else if (section.matches() && !line.startsWith("  - ")) {
        amongSubmitters = section.group(1).equals("submitters");
      } else if (amongSubmitters && name.matches()) {
        names.merge(submission, unquoted(name.group(1)), (one, other) -> one + " + " + other);
      }
    }
    return names;
  }

  /// Undoes YAML's quotes.
  private static String unquoted(String text) {
    if (text.length() < 2) {
      return text;
    }
    var inside = text.substring(1, text.length() - 1);
    if (text.matches("'.*'")) {
      return inside.replace("''", "'");
    }
    return text.matches("\".*\"")
        ? ESCAPE.matcher(inside).replaceAll(GradescopeNames::meant)
        : text;
  }

  private static String meant(MatchResult escape) {
    var code = Stream.of(escape.group(1), escape.group(2)).filter(Objects::nonNull).findFirst();
    return Matcher.quoteReplacement(
        code.map(hex -> Character.toString(Integer.parseInt(hex, 16))).orElse(escape.group(3)));
  }
}
