package dev.loopbook.shell.attach;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Keys;
import dev.loopbook.shell.session.Projector;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.attach.AttachClient;
import dev.loopbook.step.attach.AttachedLoop;
import dev.loopbook.step.view.AttachedView;
import dev.loopbook.step.view.PictureLayout;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.Nearest;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.watch.AttachTicket;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attach`: its arguments, and what it does.
final class AttachProgram {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Session session;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PID",
      completionCandidates = Listening.class,
      description = "The program's process, or its port; if not given, those that listen.")
  private @Nullable String wanted;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PART",
      completionCandidates = Parts.class,
      description = "tasks, tree, awaits, graph, queues or locks; if not given, what matters.")
  private @Nullable String part;

  @Option(names = "--step", description = "Hold its loop, and let it run a tick at a time.")
  private boolean step;

  AttachProgram(Session session) {
    this.session = session;
  }

  int run() {
    var tickets = tickets();
    if (wanted == null) {
      if (step) {
        throw CommandException.usage(
            "attach --step: which program?   attach lists those that listen");
      }
      return list(tickets);
    }
    var ticket = find(wanted, tickets);
    var shown = part == null ? AttachedView.Part.ALL : part(part);
    try (var client = new AttachClient(ticket)) {
      if (step) {
        return step(client, ticket, shown);
      }
      return show(client.report(), ticket, shown);
    } catch (IOException failure) {
      throw CommandException.toFix(
          "attach %s: no answer from the program: %s", wanted, failure.getMessage());
    }
  }

  private static List<AttachTicket> tickets() {
    try {
      return AttachTicket.all();
    } catch (IOException failure) {
      throw CommandException.toFix(
          "attach: the programs that listen can't be found: %s", FileFailure.why(failure));
    }
  }

  private int list(List<AttachTicket> tickets) {
    if (tickets.isEmpty()) {
      session
          .screen()
          .say(
              "No program of yours listens.   Attach.listen() in a coroutine of it begins to;"
                  + " import dev.loopbook.watch.Attach");
      return ExitStatus.OK;
    }
    for (var ticket : tickets) {
      session
          .screen()
          .say(
              new Span(Long.toString(ticket.pid()), Style.NAME),
              Span.plain(format("  port %d  %s", ticket.port(), command(ticket))));
    }
    return ExitStatus.OK;
  }

  /// Returns how a program was started, as far as the system tells.
  private static String command(AttachTicket ticket) {
    return ProcessHandle.of(ticket.pid())
        .map(ProcessHandle::info)
        .flatMap(
            info ->
                info.arguments()
                    .map(arguments -> arguments.length == 0 ? "" : arguments[arguments.length - 1])
                    .or(info::command))
        .orElse("");
  }

  private static AttachTicket find(String wanted, List<AttachTicket> tickets) {
    var found =
        tickets.stream()
            .filter(
                ticket ->
                    wanted.equals(Long.toString(ticket.pid()))
                        || wanted.equals(Integer.toString(ticket.port())))
            .toList();
    if (found.isEmpty()) {
      var known = tickets.stream().map(ticket -> Long.toString(ticket.pid())).toList();
      throw CommandException.usage(
          "attach %s: no program of yours listens there.%s   attach lists those that do",
          wanted, Nearest.hint(wanted, known));
    }
    if (found.size() > 1) {
      throw CommandException.usage(
          "attach %s: it listens at several ports.   Choose one of them: %s",
          wanted, String.join(", ", found.stream().map(it -> "" + it.port()).toList()));
    }
    return found.getFirst();
  }

  private static AttachedView.Part part(String typed) {
    var names = Parts.names();
    if (!names.contains(typed.toLowerCase(Locale.ROOT))) {
      throw CommandException.usage(
          "attach: %s: no part of a loop.%s   It's one of: %s",
          typed, Nearest.hint(typed, names), String.join(", ", names));
    }
    return AttachedView.Part.valueOf(typed.toUpperCase(Locale.ROOT));
  }

  private int show(AttachedLoop loop, AttachTicket ticket, AttachedView.Part shown) {
    var screen = session.screen();
    var layout =
        screen.longestLine() > screen.width()
            ? PictureLayout.ofPipe()
            : PictureLayout.of(screen.width());
    Projector.show(new AttachedView(layout).lines("process " + ticket.pid(), loop, shown), session);
    return loop instanceof AttachedLoop.Seen ? ExitStatus.OK : ExitStatus.TO_FIX;
  }

  private int step(AttachClient client, AttachTicket ticket, AttachedView.Part shown)
      throws IOException {
    var status = show(client.hold(), ticket, shown);
    if (!session.screen().isTerminal()) {
      session.screen().say("Nobody here can press a key, so it goes on.");
      return status;
    }
    while (isNext()) {
      var loop = client.tick();
      status = show(loop, ticket, shown);
      if (loop instanceof AttachedLoop.Over) {
        return status;
      }
    }
    session.screen().say("It goes on.");
    return status;
  }

  /// Waits for a key; returns whether it's for a tick.
  private boolean isNext() {
    session.screen().status("── its loop is held · Enter: a tick · q: let it go ──");
    try (var keys = session.keyboard().keys()) {
      while (true) {
        var key = next(keys);
        switch (key) {
          case "enter", " ", "down", "page-down" -> {
            return true;
          }
          case "", "q", "Q", "escape" -> {
            return false;
          }
          case "ctrl-c" -> throw new CtrlC();
          default -> {}
        }
      }
    } finally {
      session.screen().clearStatus();
    }
  }

  private static String next(Keys keys) {
    var key = keys.next(LOOK_AGAIN);
    while (key.isEmpty() && !keys.isAtEnd()) {
      key = keys.next(LOOK_AGAIN);
    }
    return key.orElse("");
  }

  /// The processes that listen, to complete them.
  static final class Listening implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return tickets().stream().map(ticket -> Long.toString(ticket.pid())).iterator();
    }
  }

  /// The parts, to complete them.
  static final class Parts implements Iterable<String> {
    static List<String> names() {
      return Stream.of(AttachedView.Part.values())
          .filter(part -> part != AttachedView.Part.ALL)
          .map(part -> part.name().toLowerCase(Locale.ROOT))
          .toList();
    }

    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }
}
