package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.Ending;
import dev.loopbook.program.ProgramOutput;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.program.RunOptions;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.ProgramFile;
import dev.loopbook.shell.session.ProgramNames;
import dev.loopbook.shell.session.Programs;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.view.TraceView;
import dev.loopbook.watch.Trace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `trace`.
@Command(
    name = "trace",
    description = "Show what happened, event by event: the last 20, the last N, or a whole run's.",
    footer = {
      "trace                              the last 20 events of the loaded program",
      "trace 100                          the last 100",
      "trace ch01/TwoTasks                a whole run, in virtual time",
      "trace ch01/TwoTasks --html a.html  the same as a web page with lanes",
      "trace --json a.json                what the loaded program has done, as JSON"
    })
public final class ShowTrace implements Callable<Integer> {

  /// How many events of a whole run are remembered.
  private static final int TRACED = 200_000;

  private static final long USUAL = 20;

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "N|EXAMPLE",
      completionCandidates = ProgramNames.class,
      description = "How many events; or a program, which is run to its end.")
  private String what = "";

  @Option(names = "--html", paramLabel = "FILE", description = "Write a web page.")
  private @Nullable Path html;

  @Option(names = "--json", paramLabel = "FILE", description = "Write JSON.")
  private @Nullable Path json;

  ShowTrace(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    var files = new TraceFiles(Optional.ofNullable(html), Optional.ofNullable(json));
    if (what.isEmpty() || what.matches("[+-]?[0-9]+")) {
      return ofLoaded(files);
    }
    return ofWholeRun(ProgramFile.named(what, session), files);
  }

  private int ofLoaded(TraceFiles files) {
    var stepping = SteppingSession.of(session);
    var loaded = stepping.loaded("trace");
    if (files.isEmpty()) {
      var events = loaded.trace().last((int) count());
      session.screen().lines(TraceView.lines(events, stepping.layout()));
    } else {
      files.write(loaded.trace(), loaded.name(), session.screen());
    }
    return ExitStatus.OK;
  }

  private long count() {
    try {
      return what.isEmpty() ? USUAL : Counts.positive("trace", Integer.parseInt(what));
    } catch (NumberFormatException _) {
      throw CommandException.usage(format("trace %s: more events than there can be", what));
    }
  }

  private int ofWholeRun(ProgramFile file, TraceFiles files) throws InterruptedException {
    var program = Programs.of(session).compile(file);
    var trace = new Trace(TRACED);
    var options =
        RunOptions.virtualTime()
            .withListener(trace)
            .withOutputTo(
                chunk -> trace.output(chunk.text(), chunk.stream() == ProgramOutput.Stream.ERR));
    var pending = new CompletableFuture<ProgramRun>();
    Ending ending;
    // Before the start: a Ctrl-C that comes before there is a run waits for it.
    try (var _ = session.interrupts().to(() -> pending.thenAccept(ProgramRun::interrupt))) {
      var run = program.start(options);
      pending.complete(run);
      ending = run.await();
    }
    if (files.isEmpty()) {
      session.screen().lines(TraceView.lines(trace.events(), SteppingSession.of(session).layout()));
    } else {
      files.write(trace, file.name(), session.screen());
    }
    return ending.status();
  }
}
