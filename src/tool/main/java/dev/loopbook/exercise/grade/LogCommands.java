package dev.loopbook.exercise.grade;

import java.util.regex.Pattern;

/// Lines that a CI server takes for a command when they are in a job's log: `::error::` at the
/// beginning of a line and `##[error]` anywhere in it on GitHub, `##vso[` on Azure. What students
/// call themselves or print must not be one.
final class LogCommands {
  private static final Pattern COLONS = Pattern.compile("^(\\s*):(?=:)");
  private static final Pattern HASHES = Pattern.compile("#(?=#(?:vso)?\\[)");
  private static final Pattern EITHER = Pattern.compile("^\\s*(::|##)|##(vso)?\\[");

  private LogCommands() {}

  /// How a format writes a character so that a log doesn't read it.
  enum Writing {
    /// With a blank after it, where there is no other way.
    TEXT(": ", "# "),
    /// As JSON's escape, which loses nothing.
    JSON("\\\\u003a", "\\\\u0023"),
    /// As a character reference of HTML and XML, which loses nothing.
    MARKUP("&#58;", "&#35;");

    private final String colon;
    private final String hash;

    Writing(String colon, String hash) {
      this.colon = colon;
      this.hash = hash;
    }
  }

  /// Returns whether a name would be a command, at the beginning of a line or further on.
  static boolean isIn(String name) {
    return EITHER.matcher(name).find();
  }

  /// Returns a line of a report that is no command.
  static String defused(String line, Writing writing) {
    if (!line.contains("::") && !line.contains("##")) {
      return line;
    }
    var text = COLONS.matcher(line).replaceFirst("$1" + writing.colon);
    return HASHES.matcher(text).replaceAll(writing.hash);
  }
}
