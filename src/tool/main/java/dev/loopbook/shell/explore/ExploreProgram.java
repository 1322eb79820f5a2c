package dev.loopbook.shell.explore;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.explore.Exploration.Method;
import dev.loopbook.explore.ExplorationProgress;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.NotDeterministic;
import dev.loopbook.program.explored.ExploredProgram;
import dev.loopbook.program.explored.ProgramVaries;
import dev.loopbook.program.orders.OrderReport;
import dev.loopbook.program.orders.OrderReportJson;
import dev.loopbook.program.orders.OrderReportView;
import dev.loopbook.program.orders.OrderSearch;
import dev.loopbook.program.orders.OutcomeKind;
import dev.loopbook.program.source.Compilation.CompileErrors;
import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.OutPath;
import dev.loopbook.shell.session.ProgramArgument;
import dev.loopbook.shell.session.ProgramFile;
import dev.loopbook.shell.session.Programs;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.StepCommands;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `explore`: its arguments, and what it does.
final class ExploreProgram {
  private static final int MOST_JOBS = 64;

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "EXAMPLE",
      completionCandidates = ProgramArgument.Names.class,
      description = ProgramArgument.HELP + " The loaded one if none is named.")
  private @Nullable String name;

  @Option(
      names = "--freedom",
      paramLabel = "FREEDOM",
      description =
          "What may vary. timing: how long things take. tick: the order within a tick. any, if not"
              + " given: any ready callback may be next. all: any and timing.")
  private Freedom freedom = Freedom.ANY;

  @Option(
      names = "--max",
      paramLabel = "N",
      description =
          "Run at most so many orders; if not given, up to 200,000, as a few seconds allow.")
  private @Nullable Long most;

  @Option(
      names = "--deviations",
      paramLabel = "K",
      description = "Only orders that leave FIFO at most K times.")
  private @Nullable Integer deviations;

  @Option(names = "--random", paramLabel = "N", description = "Only N orders, drawn at random.")
  private @Nullable Integer random;

  @Option(names = "--seed", paramLabel = "S", description = "What --random draws from.")
  private @Nullable Long seed;

  @Option(
      names = "--check",
      paramLabel = "EXPR",
      description =
          "What must be true at the end, in Java. It sees the fields and methods of the class with"
              + " main, and output, lines and last: what was printed.")
  private @Nullable String check;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = "Tell outcomes apart by all output, the last line, or only the end.")
  private OutcomeKind by = OutcomeKind.OUTPUT;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Run on N threads. The report is the same.")
  private int jobs = 1;

  @Mixin private final ShareOptions shares = new ShareOptions();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the report as JSON, too.")
  private @Nullable Path json;

  ExploreProgram(Session session) {
    this.session = session;
  }

  int run() throws InterruptedException {
    var search = search();
    var part = shares.part(leavesOut());
    if (json != null) {
      OutPath.requireFile("explore: --json", json);
    }
    var file =
        name == null
            ? StepCommands.loadedFile("explore", session)
            : ProgramFile.named(name, session);
    var program = program(file);
    if (part.isPresent()) {
      return share(part.get(), file, program, search);
    }
    var report = report(file, program, search);
    session
        .screen()
        .lines(OrderReportView.lines(report, file.name(), typed(file), session.screen().width()));
    if (json != null) {
      OutPath.write(json, OrderReportJson.of(report, file.name()), session);
    }
    return status(report);
  }

  /// Returns what a script goes by: orders that weren't run because of Ctrl-C are none that passed.
  private static int status(OrderReport report) {
    if (report.hasFailed()) {
      return ExitStatus.TO_FIX;
    }
    return report.exploration().method() == Method.CUT_SHORT
        ? ExitStatus.INTERRUPTED
        : ExitStatus.OK;
  }

  // ---- what was asked for ----

  private OrderSearch search() {
    if (most != null) {
      requireAtLeast("--max", most, 1);
    }
    requireAtLeast("--jobs", jobs, 1);
    if (jobs > MOST_JOBS) {
      throw CommandException.usage("explore --jobs %d: at most %d", jobs, MOST_JOBS);
    }
    if (deviations != null) {
      requireAtLeast("--deviations", deviations, 0);
    }
    if (random != null) {
      requireAtLeast("--random", random, 1);
    }
    if (deviations != null && random != null) {
      throw CommandException.usage(
          "explore: --deviations and --random are two ways to leave orders out. Choose one");
    }
    if (seed != null && random == null) {
      throw CommandException.usage("explore: --seed says what --random draws from. Add --random N");
    }
    return new OrderSearch(
        freedom,
        most == null ? OptionalLong.empty() : OptionalLong.of(most),
        of(deviations),
        of(random),
        seed == null ? 1 : seed,
        jobs,
        by);
  }

  /// Returns the option by which some orders aren't run.
  private Optional<String> leavesOut() {
    if (deviations != null) {
      return Optional.of("--deviations");
    }
    if (random != null) {
      return Optional.of("--random");
    }
    return most == null ? Optional.empty() : Optional.of("--max");
  }

  private static OptionalInt of(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static void requireAtLeast(String option, long value, long least) {
    if (value < least) {
      throw CommandException.usage("explore %s %d: it must be at least %d", option, value, least);
    }
  }

  // ---- the program ----

  private ExploredProgram program(ProgramFile file) {
    var compiled = Programs.of(session).compiled(file);
    if (compiled.startsTests()) {
      throw CommandException.usage(
          "%s: it holds tests, and explore runs programs.   @LoopTest(schedules = …) runs a test in"
              + " other orders",
          file.name());
    }
    return check == null
        ? ExploredProgram.of(compiled, false)
        : ExploredProgram.of(checked(compiled), true);
  }

  private Compiled checked(Compiled program) {
    return switch (Programs.of(session)
        .compiler()
        .compileWithCheck(program, String.valueOf(check))) {
      case Compiled compiled -> compiled;
      case CompileErrors(var problems) ->
          throw CommandException.usage(
              "explore --check \"%s\": %s   It sees the fields and methods of the class with main;"
                  + " and output, lines, last",
              check, problems.getFirst().message().lines().findFirst().orElse(""));
    };
  }

  /// Returns a path that leads to the file from anywhere: within the chapters, the shorter one.
  private Path fromHome(Path file) {
    return file.startsWith(session.home().resolve("chapters"))
        ? session.home().relativize(file)
        : file;
  }

  /// Returns what names the program in a command: a file's own name isn't enough.
  private String typed(ProgramFile file) {
    return file.name().endsWith(".java")
        ? CommandWords.join(List.of(fromHome(file.file()).toString()))
        : file.name();
  }

  // ---- running ----

  private OrderReport report(ProgramFile file, ExploredProgram program, OrderSearch search)
      throws InterruptedException {
    var progress = new ExplorationProgress();
    if (!shares.merges()) {
      return awaited(file, program, progress, () -> OrderReport.of(program, search, progress));
    }
    var merged = shares.merged(program.digest(), search, Optional.ofNullable(check));
    return awaited(
        file, program, progress, () -> OrderReport.of(program, search, merged, progress));
  }

  /// Walks a share of the orders, and leaves what came of it in a file.
  private int share(
      ShareOptions.Part part, ProgramFile file, ExploredProgram program, OrderSearch search)
      throws InterruptedException {
    var progress = new ExplorationProgress();
    var shard = part.shard();
    var share =
        awaited(
                file,
                program,
                progress,
                () -> search.exploreShare(program, shard.number(), shard.count(), progress))
            .orElseThrow(
                () ->
                    CommandException.toFix(
                        "explore --shard %s: it was ended early, so nothing is written. The same"
                            + " command begins it again",
                        shard));
    var written = part.write(program.digest(), search, Optional.ofNullable(check), share);
    session
        .screen()
        .say(
            "%s: written. Orders: %d, outcomes: %d.   explore %s --merge %s reports on all shares",
            written,
            share.orders(),
            share.found().size(),
            typed(file),
            CommandWords.quoted(part.folder().toString()));
    return ExitStatus.OK;
  }

  /// Does work with a program on a thread of its own, and shows how far it is.
  private <T> T awaited(
      ProgramFile file, ExploredProgram program, ExplorationProgress progress, Supplier<T> done)
      throws InterruptedException {
    var work = new BackgroundExploration<>(program, done);
    try (var _ =
        session
            .interrupts()
            .to(
                () -> {
                  progress.stop();
                  program.stop();
                })) {
      var status = new ExplorationStatus(session.screen());
      work.start();
      while (!work.isDone()) {
        status.show(progress);
      }
      status.end();
    }
    try {
      return work.report().orElseThrow(() -> noLoop(file));
    } catch (ProgramVaries varies) {
      throw refused(file, varies);
    } catch (NotDeterministic varies) {
      throw CommandException.toFix(
          "%s: it can't be explored: %s.   Look for what it takes from outside: time, chance, hashes",
          file.name(), varies.getMessage());
    }
  }

  private static CommandException noLoop(ProgramFile file) {
    return CommandException.usage(
        "%s: it makes no event loop, so there is only one order.   run %s runs it",
        file.name(), file.typed());
  }

  private static CommandException refused(ProgramFile file, ProgramVaries varies) {
    var where = varies.place().map(place -> format("line %d ", place.line())).orElse("it ");
    return CommandException.toFix(
        "%s: it isn't the same in each run: %s%s.   %s",
        file.name(), where, varies.what(), varies.instead());
  }
}
