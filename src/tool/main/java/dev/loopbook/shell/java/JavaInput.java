package dev.loopbook.shell.java;

import dev.loopbook.prompt.JavaPrompt.Documented;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.PausedProgram;
import dev.loopbook.shell.terminal.Continuations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Tells Java among the lines that are typed, and puts together what takes several of them.
public final class JavaInput {
  /// A record is declared; `record` is also a command.
  private static final Pattern RECORD = Pattern.compile("\\s*record\\s+\\w+\\s*[(<]");

  private static final String CONTINUED = "...> ";

  private final Session session;
  private final Predicate<String> isCommand;

  /// Makes one for the lines of a session.
  ///
  /// @param isCommand returns whether a word is the name of a command
  public JavaInput(Session session, Predicate<String> isCommand) {
    this.session = session;
    this.isCommand = isCommand;
    PausedProgram.readJavaWith(JavaSession.of(session), session);
  }

  /// Returns whether a word is one that Java begins with: `var`, `for`, `true`.
  public static boolean isKeyword(String word) {
    return JavaLine.isKeyword(word);
  }

  /// Returns whether a line is Java: it begins with `=`, or with no command and doesn't look like a
  /// mistyped one.
  public boolean isJava(String line) {
    if (line.stripLeading().startsWith("=") || RECORD.matcher(line).lookingAt()) {
      return true;
    }
    if (line.isBlank() || line.length() > CommandWords.LONGEST) {
      return false;
    }
    var words = CommandWords.read(line).words();
    if (words.isEmpty() || isCommand.test(words.getFirst().text())) {
      return false;
    }
    var session = JavaSession.of(this.session);
    return JavaLine.is(line, session::isVariable) && !isShouted(line.strip(), session);
  }

  /// Returns whether a line is a command in capitals, and nothing that is known.
  private boolean isShouted(String word, JavaSession session) {
    return isCommand.test(word.toLowerCase(Locale.ROOT)) && !session.isVariable(word);
  }

  /// Returns the Java that begins with this line; asks for more lines until it's complete.
  ///
  /// @param lines returns another line for a prompt; nothing if no more come
  /// @throws CommandException if the input ends before that
  public String complete(String line, Function<String, Optional<String>> lines) {
    var text = line.strip();
    var code = new StringBuilder(text.startsWith("=") ? text.substring(1).strip() : text);
    while (!code.isEmpty() && JavaSession.of(session).isIncomplete(code.toString())) {
      Optional<String> more = lines.apply(CONTINUED);
      if (more.isEmpty()) {
        throw CommandException.usage(
            "This Java isn't finished, and no more lines come: a bracket or an operand is missing.");
      }
      code.append('\n').append(more.get());
      if (code.length() > CommandWords.LONGEST) {
        throw CommandException.usage(
            "This is too much Java for a prompt. A file holds more: run it");
      }
    }
    return code.toString();
  }

  /// Returns how a line of Java can go on where it ends.
  public Continuations continuations(String line) {
    var begin = codeBegins(line);
    var code = line.substring(begin);
    var found = JavaSession.of(session).complete(code);
    return new Continuations(begin + found.anchor(), found.continuations());
  }

  /// Returns the signatures of the methods whose opening bracket ends a line of Java.
  public List<String> signatures(String line) {
    var code = line.substring(codeBegins(line));
    return JavaSession.of(session).documentation(code).stream()
        .map(Documented::signature)
        .distinct()
        .toList();
  }

  private static int codeBegins(String line) {
    return line.stripLeading().startsWith("=") ? line.indexOf('=') + 1 : 0;
  }
}
