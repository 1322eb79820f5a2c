package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.BookCheck;
import dev.loopbook.book.BookProblem;
import dev.loopbook.book.Chapter;
import dev.loopbook.book.Chapters;
import dev.loopbook.book.FenceCheck;
import dev.loopbook.book.FenceCounts;
import dev.loopbook.book.FenceUpdate;
import dev.loopbook.book.Page;
import dev.loopbook.book.ProgramRunner;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.shell.session.ChapterArgument;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.OutPath;
import dev.loopbook.shell.session.Programs;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Counted;
import dev.loopbook.text.ProgressCells;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `book`: its arguments, and what it does.
final class CheckBook {
  private static final int BAR = 30;

  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "CH",
      completionCandidates = ChapterArgument.Names.class,
      description = "Only these chapters.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--check", description = "Only check, as book alone does.")
  private boolean check;

  @Option(names = "--update", description = "Rewrite code, outputs and transcripts.")
  private boolean update;

  @Option(names = "--out", paramLabel = "DIR", description = "Write web pages to this folder.")
  private @Nullable Path out;

  @Option(
      names = "--serve",
      paramLabel = "PORT",
      arity = "0..1",
      fallbackValue = "8025",
      description = "Show the web pages to this machine's browser; port 8025 without PORT.")
  private @Nullable Integer port;

  CheckBook(Session session) {
    this.session = session;
  }

  int run() throws IOException {
    if (check && update) {
      throw CommandException.usage("book: --check or --update, not both");
    }
    if (port != null && (check || update || out != null || !only.isEmpty())) {
      throw CommandException.usage("book: --serve shows the whole book; leave out the rest");
    }
    // The chapters show what their programs print in the root locale, and are checked there: a
    // program that formats numbers prints other digits on a machine in Egypt.
    var ofTheMachine = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    try {
      return work();
    } finally {
      Locale.setDefault(ofTheMachine);
    }
  }

  private int work() throws IOException {
    if (port != null) {
      return new BookServer(session).serve(port);
    }
    if (out != null) {
      OutPath.requireFolder("book", out, "It makes a page for each chapter");
    }
    var status = ExitStatus.OK;
    if (update) {
      status = update(session.chapters());
      session.forgetBook();
    } else if (check || out == null) {
      status = check(session.chapters());
    }
    if (out != null) {
      var book = new WebBook(session).of(session.chapters());
      var written = book.write(out, session.interrupts()::check);
      session.screen().say("%s: %s written", out, Counted.of(written.size(), "file"));
      status = Math.max(status, report(book.problems()));
    }
    return status;
  }

  private int check(Chapters chapters) throws IOException {
    var pages = chosen(chapters);
    var problems = new ArrayList<BookProblem>(chapters.problems());
    // One for the shells and one for the programs, so that these can be compiled ahead.
    try (var compiler = Compiler.with()) {
      var fences = new FenceCheck(runner(), transcripts(compiler));
      var check = new BookCheck(fences, Commands.names());
      forEach(pages, page -> problems.addAll(check.check(page, chapters)));
    }
    if (problems.isEmpty()) {
      var count = pages.stream().filter(Chapter.class::isInstance).count();
      session.screen().say("%s, all as their code is", Counted.of(count, "chapter"));
      session.screen().say("checked: " + FenceCounts.of(pages));
    }
    return report(problems);
  }

  /// Does something with each page, and shows the progress on a terminal.
  private void forEach(List<? extends Page> pages, Work work) throws IOException {
    var screen = session.screen();
    for (var page : pages) {
      var done = pages.indexOf(page);
      screen.status(
          format(
              "  %s %d of %d  %s",
              ProgressCells.of(done, pages.size(), BAR), done, pages.size(), page.label()));
      try {
        session.interrupts().check(); // between two pages, so that no file is half written
        work.on(page);
      } finally {
        screen.clearStatus();
      }
    }
  }

  @FunctionalInterface
  private interface Work {
    void on(Page page) throws IOException;
  }

  private int update(Chapters chapters) throws IOException {
    var problems = new ArrayList<BookProblem>();
    var outcomes = new ArrayList<FenceUpdate.Outcome>();
    try (var compiler = Compiler.with()) {
      forEach(
          chosen(chapters),
          page -> outcomes.add(new FenceUpdate(runner(), transcripts(compiler)).update(page)));
    }
    outcomes.forEach(outcome -> problems.addAll(outcome.left()));
    var rewritten = outcomes.stream().mapToInt(FenceUpdate.Outcome::rewritten).sum();
    session.screen().say("%s rewritten", Counted.of(rewritten, "place"));
    return report(problems);
  }

  private List<? extends Page> chosen(Chapters chapters) {
    return only.isEmpty()
        ? chapters.pages()
        : only.stream()
            .map(name -> ChapterArgument.find(name, session))
            .<Page>flatMap(chapter -> Stream.concat(Stream.of(chapter), chapter.answers().stream()))
            .toList();
  }

  private int report(Collection<BookProblem> problems) {
    session
        .screen()
        .lines(
            problems.stream()
                .flatMap(problem -> problem.toString().lines())
                .map(line -> StyledLine.of(line, Style.PLAIN))
                .toList());
    return problems.isEmpty() ? ExitStatus.OK : ExitStatus.TO_FIX;
  }

  private ProgramRunner runner() {
    return new ProgramRunner(Programs.of(session).compiler());
  }

  private ShellTranscripts transcripts(Compiler compiler) {
    return new ShellTranscripts(session.home(), compiler);
  }
}
