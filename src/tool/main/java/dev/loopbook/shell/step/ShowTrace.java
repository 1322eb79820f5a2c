package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.explore.OrderToken;
import dev.loopbook.program.Program;
import dev.loopbook.program.ProgramOutput;
import dev.loopbook.program.RunOptions;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.OutPath;
import dev.loopbook.shell.session.ProgramArgument;
import dev.loopbook.shell.session.ProgramFile;
import dev.loopbook.shell.session.Programs;
import dev.loopbook.shell.session.Projector;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.film.Film;
import dev.loopbook.step.film.FilmPlayer;
import dev.loopbook.step.view.TraceView;
import dev.loopbook.watch.Trace;
import dev.loopbook.watch.TraceHtml;
import dev.loopbook.watch.TraceJson;
import dev.loopbook.watch.TracePerfetto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `trace`: its arguments, and what it does.
final class ShowTrace {
  /// How many events of a whole run are remembered.
  private static final int REMEMBERED = 200_000;

  private static final int USUAL = 20;

  /// How many callbacks the player on a page can show.
  private static final int FILMED = 10_000;

  private static final int STATUS_EVERY = 250;

  /// What a token begins with, and the name of no program.
  private static final Pattern TOKEN = Pattern.compile("(?:timing|tick|any|all)-[^/.]*");

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "N|EXAMPLE",
      completionCandidates = ProgramArgument.Names.class,
      description = "How many events; or a program, which is run to its end.")
  private String what = "";

  @Option(names = "--html", paramLabel = "FILE", description = "Write a web page.")
  private @Nullable Path html;

  @Option(
      names = "--beside",
      paramLabel = "EXAMPLE|TOKEN",
      completionCandidates = ProgramArgument.Names.class,
      description = "Play another program, or another order of it, beside it on the page.")
  private @Nullable String beside;

  @Option(names = "--json", paramLabel = "FILE", description = "Write JSON.")
  private @Nullable Path json;

  @Option(
      names = "--perfetto",
      paramLabel = "FILE",
      description = "Write Chrome's trace format, for ui.perfetto.dev.")
  private @Nullable Path perfetto;

  ShowTrace(Session session) {
    this.session = session;
  }

  int run() throws InterruptedException {
    if (beside != null && (html == null || what.isEmpty())) {
      throw CommandException.usage(
          "trace --beside: name a program and a page, as in trace ch06/LastSeat --html a.html --beside ch06/SeatKept");
    }
    requireFile("--html", html);
    requireFile("--json", json);
    requireFile("--perfetto", perfetto);
    if (!what.isEmpty() && !what.matches("[+-]?[0-9]+")) {
      return ofWholeRun(ProgramFile.named(what, session));
    }
    var loaded = SteppingSession.of(session).loaded("trace");
    if (html == null && json == null && perfetto == null) {
      var most = count();
      show(trace(loaded), most);
    } else {
      write(trace(loaded), loaded.name(), List.of());
    }
    return ExitStatus.OK;
  }

  private static void requireFile(String option, @Nullable Path file) {
    if (file != null) {
      OutPath.requireFile("trace: " + option, file);
    }
  }

  private Trace trace(LoadedProgram loaded) {
    return SteppingSession.of(session).trace("trace", loaded);
  }

  private int count() {
    try {
      return what.isEmpty() ? USUAL : (int) CountArgument.positive("trace", Integer.parseInt(what));
    } catch (NumberFormatException _) {
      throw CommandException.usage("trace %s: more events than there can be", what);
    }
  }

  private int ofWholeRun(ProgramFile file) throws InterruptedException {
    var program = Programs.of(session).compile(file);
    var trace = new Trace(REMEMBERED);
    var options =
        RunOptions.virtualTime()
            .withListener(trace)
            .withOutputTo(
                chunk -> trace.output(chunk.text(), chunk.stream() == ProgramOutput.Stream.ERR));
    var finished = FinishedRun.of(program, options, session, _ -> {});
    if (html == null && json == null && perfetto == null) {
      show(trace, Integer.MAX_VALUE);
    } else {
      write(trace, file.name(), html == null ? List.of() : films(program, file));
    }
    return finished.ending().status();
  }

  private void show(Trace trace, int most) {
    var layout = SteppingSession.of(session).layout();
    Projector.show(TraceView.lines(trace.events(), most, layout), session);
  }

  private List<Film> films(Program program, ProgramFile file) {
    var films = new ArrayList<Film>();
    films.add(film(program, file.name(), Optional.empty()));
    if (beside != null) {
      films.add(filmBeside(program, file, beside));
    }
    return films;
  }

  private Film filmBeside(Program program, ProgramFile file, String what) {
    if (TOKEN.matcher(what).matches()) {
      var order = SteppingSession.orderOf(program, file, token(what), "trace --beside");
      return film(program, file.name() + " as " + what, Optional.of(order));
    }
    var other = ProgramFile.named(what, session);
    return film(Programs.of(session).compile(other), other.name(), Optional.empty());
  }

  private static OrderToken token(String text) {
    try {
      return OrderToken.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw CommandException.usage("trace --beside " + wrong.getMessage());
    }
  }

  private Film film(Program program, String name, Optional<OrderToken> order) {
    try {
      return Film.of(program, name, RunOptions.virtualTime(), order, FILMED, this::filmed);
    } finally {
      session.screen().clearStatus();
    }
  }

  /// Shows how far the film is, and ends it after a Ctrl-C.
  private void filmed(int callbacks) {
    session.interrupts().check();
    if (callbacks % STATUS_EVERY == 0) {
      session.screen().status(format("filming, %,d callbacks … Ctrl-C stops", callbacks));
    }
  }

  private void write(Trace trace, String name, List<Film> films) {
    if (html != null) {
      var extra =
          films.isEmpty()
              ? TraceHtml.Extra.NONE
              : new TraceHtml.Extra(
                  FilmPlayer.head(TraceHtml.script()),
                  FilmPlayer.open("run", films),
                  FilmPlayer.foot());
      OutPath.write(html, TraceHtml.of(trace.events(), name, extra), session);
    }
    if (json != null) {
      OutPath.write(json, TraceJson.of(trace), session);
    }
    if (perfetto != null) {
      OutPath.write(perfetto, TracePerfetto.of(trace.events()), session);
    }
  }
}
