package dev.loopbook.shell;

import dev.loopbook.book.AnswerVisibility;
import dev.loopbook.book.Chapter;
import dev.loopbook.book.Example;
import dev.loopbook.book.Lookup;
import dev.loopbook.book.Prediction;
import dev.loopbook.book.TerminalRenderer;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Pager;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/// `predict`: its arguments, and what it does.
final class Predict {
  /// The marks that delimit the parts of a file that chapters show; readers don't need them.
  private static final Pattern REGION = Pattern.compile("\\s*// (end)?region\\b.*");

  private final Session session;

  @Parameters(
      paramLabel = "EXAMPLE",
      completionCandidates = Asked.class,
      description = "An example that a chapter asks about, or a chapter.")
  private String name = "";

  Predict(Session session) {
    this.session = session;
  }

  int run() throws IOException {
    var questions = questions(session).filter(each -> each.isMeantBy(name, session)).toList();
    if (questions.isEmpty()) {
      throw nothingAsked();
    }
    for (var question : questions) {
      if (!ask(question)) {
        break;
      }
    }
    return ExitStatus.OK;
  }

  /// A question, and where it stands.
  private record Question(Chapter chapter, Prediction asked) {
    String program() {
      return chapter.id() + "/" + asked.example().orElse("").replaceFirst("\\.java$", "");
    }

    boolean isMeantBy(String name, Session session) {
      var chapters = session.chapters();
      return chapters.find(name) instanceof Lookup.Found<Chapter>(var found)
          ? found.equals(chapter)
          : chapters.findExample(name) instanceof Lookup.Found<Example>(var example)
              && example.id().equals(program());
    }
  }

  private static Stream<Question> questions(Session session) {
    return session.chapters().all().stream()
        .flatMap(chapter -> chapter.predictions().stream().map(each -> new Question(chapter, each)))
        .filter(question -> question.asked().example().isPresent());
  }

  private CommandException nothingAsked() {
    var chapters = session.chapters();
    if (chapters.find(name) instanceof Lookup.Found<Chapter>(var chapter)) {
      return CommandException.usage(
          chapter.id() + ": this chapter asks nothing.   read " + chapter.id());
    }
    var example = CommandException.require(chapters.findExample(name));
    return CommandException.usage(
        "%s: no chapter asks what it prints.   run %s shows it", example.id(), example.id());
  }

  /// Asks one question and shows its answer. Returns whether to go on with the next.
  private boolean ask(Question question) throws IOException {
    var screen = session.screen();
    var asked = question.asked();
    showProgram(question);
    screen.line();
    asked.question().forEach(line -> screen.say(new Span(line, Style.QUESTION)));
    asked.choices().forEach(choice -> screen.say(choice.letter() + ") " + choice.text()));
    var prompt = asked.choices().isEmpty() ? "your answer> " : letters(asked) + "> ";
    var typed = session.keyboard().answer(prompt);
    showAnswer(question, typed.flatMap(answer -> verdict(asked, answer.strip())));
    return typed.isPresent();
  }

  private void showProgram(Question question) throws IOException {
    var screen = session.screen();
    var file = question.chapter().directory().resolve(question.asked().example().orElseThrow());
    if (!Files.isRegularFile(file)) {
      return; // the question stands without it
    }
    screen.line(new Span(question.program(), Style.NAME));
    var code = TextFile.lines(file).stream().filter(line -> !REGION.matcher(line).matches());
    screen.lines(
        JavaHighlighter.highlight(code.toList()).stream()
            .map(line -> line.after(Span.plain("    ")).stripTrailing())
            .toList());
  }

  private static String letters(Prediction asked) {
    return String.join("/", asked.choices().stream().map(Prediction.Choice::letter).toList());
  }

  /// Returns what is said of an answer; nothing if there is nothing to say.
  private static Optional<Span> verdict(Prediction asked, String answer) {
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    var right = asked.right().map(asked.choices()::get);
    if (right.isPresent()) {
      var is = right.get().letter() + ") " + right.get().text();
      return Optional.of(
          answer.toLowerCase(Locale.ROOT).replaceFirst("\\)$", "").equals(right.get().letter())
              ? new Span("Yes: " + is, Style.GOOD)
              : new Span("No: it is " + is, Style.WARNING));
    }
    return asked.answer().stream().anyMatch(line -> line.strip().equals(answer))
        ? Optional.of(new Span("Yes.", Style.GOOD))
        : Optional.empty();
  }

  /// Shows what is said of an answer, and below it the right one with its reasons, a page at a
  /// time.
  private void showAnswer(Question question, Optional<Span> verdict) {
    var renderer =
        new TerminalRenderer(
            LearnCommands.textWidth(session.screen().width()), AnswerVisibility.SHOWN);
    var lines = new ArrayList<StyledLine>();
    verdict.ifPresent(said -> lines.add(StyledLine.of(Span.plain("  "), said)));
    var answer = renderer.answer(question.chapter(), question.asked());
    if (!answer.isEmpty()) {
      lines.add(StyledLine.EMPTY);
      lines.addAll(answer);
    }
    Pager.show(lines, session);
  }

  /// What completes the argument: the programs that some chapter asks about.
  static final class Asked implements Iterable<String> {
    private final Session session;

    Asked(Session session) {
      this.session = session;
    }

    @Override
    public Iterator<String> iterator() {
      return questions(session).map(Question::program).distinct().toList().iterator();
    }
  }
}
