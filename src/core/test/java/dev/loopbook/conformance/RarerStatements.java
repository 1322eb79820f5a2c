package dev.loopbook.conformance;

import static dev.loopbook.conformance.SeededProgram.addBlock;
import static dev.loopbook.conformance.SeededProgram.block;
import static dev.loopbook.conformance.SeededProgram.joined;
import static dev.loopbook.conformance.SeededProgram.trying;
import static java.lang.String.join;

import java.util.ArrayList;
import java.util.List;

/// What random programs use seldom, or didn't use at first: eager tasks, context variables, errors
/// that nobody catches, a loop that is stopped, callbacks that make callbacks and tasks, generators
/// taken by hand, deadlines moved into the past, locks released by the wrong hand.
final class RarerStatements {

  private final Dice dice;
  private final SeededProgram program;

  RarerStatements(Dice dice, SeededProgram program) {
    this.dice = dice;
    this.program = program;
  }

  /// Returns what main does once its tasks are made: eager ones that use the names of others would
  /// come too early.
  List<String> beginning() {
    return dice.chance(0.3) ? List.of("eager()") : List.of();
  }

  /// Returns a statement without a block that holds others.
  List<String> plain(int depth) {
    return dice.oneOf(
        this::variable,
        this::variable,
        this::question,
        this::failure,
        this::chain,
        this::chain,
        this::task,
        this::misuse,
        this::odd,
        () -> List.of("await wait_for(" + program.awaitable(depth + 1) + ", none)"),
        this::settled);
  }

  /// Returns a statement with a block that holds others.
  List<String> nested(int depth) {
    return dice.oneOf(
        () -> deadline(depth),
        () -> deadline(depth),
        () -> limitFromOutside(depth),
        () -> futures(depth),
        this::acquired,
        () -> children(depth),
        () -> otherwise(depth),
        () -> leaves(depth));
  }

  // ---- plain ones ----

  private List<String> variable() {
    return dice.pick(
        List.of("V.set(" + program.fresh() + ")"),
        List.of("V.get()"),
        joined(List.of("V.set(" + program.fresh() + ")"), program.pause(), List.of("V.get()")));
  }

  private List<String> question() {
    var task = dice.pick(program.tasks());
    return dice.pick(
        trying(List.of(task + ".result()"), "InvalidStateError"),
        trying(List.of(task + ".exception()"), "InvalidStateError"),
        List.of(task + ".cancelled()"),
        List.of(task + ".cancelling()"),
        List.of("loop.time()"));
  }

  private List<String> failure() {
    var message = "\"r" + program.fresh() + "\"";
    return List.of(
        dice.pick(
            "raise Crash(" + message + ")",
            "raise CancelledError(" + message + ")",
            "raise TimeoutError()",
            "raise Oops(" + message + ")"));
  }

  /// Callbacks that queue, wake or make more.
  private List<String> chain() {
    var last =
        program.callback(
            dice.oneOf(
                program::cancel,
                () -> List.of("V.get()"),
                () -> List.of("V.set(" + program.fresh() + ")", "V.get()"),
                () -> List.of("raise " + dice.pick("Oops", "Oops", "Crash") + "(\"cb\")"),
                () -> dice.chance(0.3) ? List.of("loop.stop()") : List.of("loop.is_running()"),
                this::wake));
    var queues =
        dice.pick(
            "call_soon(" + last + ")",
            "call_later(" + dice.pick(0, 1) + ", " + last + ")",
            "call_at(" + dice.pick(0, 2, 4) + ", " + last + ")",
            dice.pick(program.tasks()) + ".add_done_callback(" + last + ")");
    if (dice.chance(0.4)) {
      return List.of(queues);
    }
    var task = program.callable().isEmpty() ? List.<String>of() : task();
    var first =
        program.callback(joined(List.of(queues), dice.chance(0.5) ? task : List.<String>of()));
    return List.of(dice.pick("call_soon(" + first + ")", "call_later(1, " + first + ")"));
  }

  private List<String> wake() {
    for (var subject : program.subjects()) {
      switch (subject) {
        case "event" -> {
          return List.of("E.set()", "E.clear()");
        }
        case "future" -> {
          return trying(List.of("F.set_exception(Crash(\"f\"))"), "InvalidStateError");
        }
        case "lock" -> {
          return trying(List.of("L.release()"), "Misuse");
        }
        case "semaphore", "bounded" -> {
          return trying(List.of("S.release()"), "Misuse");
        }
        default -> {}
      }
    }
    return program.cancel();
  }

  /// A task that nobody awaits: the end of the run cancels it, unless it ends before.
  private List<String> task() {
    var name = "n" + program.fresh();
    var what =
        program.callable().isEmpty() ? "sleep(2, \"slept\")" : dice.pick(program.callable()) + "()";
    var spawn = List.of("spawn " + name + " " + what);
    return dice.chance(0.4) ? joined(spawn, List.of("watch " + name)) : spawn;
  }

  private List<String> misuse() {
    var all = new ArrayList<List<String>>();
    for (var subject : program.subjects()) {
      switch (subject) {
        case "lock" -> all.add(trying(List.of("L.release()"), "Misuse"));
        case "bounded", "semaphore" -> all.add(trying(List.of("S.release()"), "Misuse"));
        case "condition" -> {
          all.add(trying(List.of("C.notify()"), "Misuse"));
          all.add(trying(List.of("await C.wait()"), "Misuse"));
          all.add(block("with C:", List.of("C.notify(0)", "N.add(-1)")));
        }
        case "event" -> all.add(List.of("E.is_set()"));
        case "barrier" -> all.add(List.of("B.n_waiting", "B.broken", "B.parties"));
        case "future" -> all.add(trying(List.of("F.result()"), "InvalidStateError"));
        default -> all.add(List.of("Q.full()", "Q.empty()"));
      }
    }
    return dice.pick(all);
  }

  private List<String> odd() {
    return dice.pick(
        List.of("await gather()"),
        List.of("await sleep(1, \"v\")"),
        List.of("await sleep(-1)"),
        List.of("loop.is_running()"),
        List.of("current().cancel()", "current().uncancel()", "await sleep(0)"),
        List.of("current().cancel()", "current().cancel()", "await sleep(1)"));
  }

  /// A gather or a wait of one and the same task, several times.
  private List<String> settled() {
    if (program.awaitableTasks().isEmpty()) {
      return program.pause();
    }
    var task = dice.pick(program.awaitableTasks());
    return dice.pick(
        List.of("await gather(" + task + ", " + task + ")"),
        List.of("await gather_exceptions(" + task + ", sleep(1), " + task + ")"),
        List.of("await wait(FIRST_EXCEPTION, none, " + task + ", " + task + ")"),
        List.of("await shield(shield(" + task + "))"),
        List.of("await shield(gather(" + task + ", sleep(1)))"));
  }

  // ---- blocks ----

  private List<String> deadline(int depth) {
    var name = "T" + program.fresh();
    var body = new ArrayList<>(program.body(depth + 1));
    if (dice.chance(0.5)) {
      body.add(
          dice.below(body.size() + 1) == 0 ? 0 : body.size(),
          name + ".reschedule(" + dice.pick("0", "1", "3", "none") + ")");
    }
    var head =
        dice.pick(
            "timeout_at " + name + " " + dice.pick("0", "1", "2", "3", "5", "none") + ":",
            "timeout " + name + " none:",
            "timeout " + name + " 1:");
    var lines = joined(block(head, body), List.of(name + ".expired()", name + ".when()"));
    return dice.chance(0.6) ? trying(lines, "TimeoutError") : lines;
  }

  /// A deadline that a callback moves.
  private List<String> limitFromOutside(int depth) {
    var name = "T" + program.fresh();
    var moves =
        program.callback(
            trying(
                List.of(name + ".reschedule(" + dice.pick("0", "1", "4", "none") + ")"), "Misuse"));
    var body =
        joined(
            List.of("call_later(" + dice.pick(0, 1, 2) + ", " + moves + ")"),
            program.body(depth + 1));
    return trying(
        block("timeout " + name + " " + dice.pick("1", "2", "none") + ":", body), "TimeoutError");
  }

  /// as_completed, by futures or results, left early or not.
  private List<String> futures(int depth) {
    var things = new ArrayList<String>();
    for (var i = dice.pick(1, 2, 3); i > 0; i--) {
      things.add(
          program.awaitableTasks().isEmpty() || dice.chance(0.5)
              ? "sleep(" + dice.pick(0, 1, 2) + ", " + program.fresh() + ")"
              : dice.pick(program.awaitableTasks()));
    }
    var body = new ArrayList<>(program.body(depth + 1));
    if (dice.chance(0.3)) {
      body.add("break");
    }
    var source = "as_completed(" + dice.pick("none", "1", "0") + ", " + join(", ", things) + ")";
    var lines = block(dice.pick("each_async", "each_async", "each") + " " + source + ":", body);
    return trying(lines, dice.pick("Exception", "TimeoutError", "BaseException"));
  }

  /// Takes a generator by hand. For main only: a coroutine that runs twice would take the name from
  /// a generator that isn't closed yet, and leave it to Python's garbage collector.
  List<String> byHand() {
    var name = "y" + program.fresh();
    var lines = new ArrayList<>(List.of("let " + name + " " + program.generatorCall()));
    var body = new ArrayList<String>();
    for (var i = dice.pick(1, 2, 3); i > 0; i--) {
      body.add("await advance(" + name + ")");
      if (dice.chance(0.4)) {
        body.addAll(program.body(2));
      }
    }
    addBlock(lines, "try:", body);
    addBlock(lines, "finally:", List.of("await close(" + name + ")"));
    return dice.chance(0.5) ? lines : trying(lines, "Exception");
  }

  private List<String> acquired() {
    var name =
        switch (dice.pick(program.subjects())) {
          case "lock" -> "L";
          case "condition" -> "C";
          case "semaphore", "bounded" -> "S";
          default -> "";
        };
    if (name.isEmpty()) {
      return program.touch();
    }
    var lines =
        new ArrayList<>(
            dice.pick(
                List.of("await " + name + ".acquire()"),
                List.of("await wait_for(" + name + ".acquire(), " + dice.pick(0, 1) + ")")));
    addBlock(lines, "try:", program.pause());
    addBlock(lines, "finally:", trying(List.of(name + ".release()"), "Misuse"));
    return lines;
  }

  /// A group whose children come late, are cancelled, or fail in odd ways.
  private List<String> children(int depth) {
    var group = "G" + program.fresh();
    var body = new ArrayList<String>();
    var names = new ArrayList<String>();
    for (var i = dice.pick(1, 2, 3); i > 0; i--) {
      var name = "k" + program.fresh();
      names.add(name);
      var what =
          program.callable().isEmpty()
              ? "sleep(" + dice.pick(0, 1, 3) + ")"
              : dice.pick(program.callable()) + "()";
      body.add("spawn " + name + " " + what + " in " + group);
      if (dice.chance(0.4)) {
        body.addAll(program.pause());
      }
    }
    body.addAll(
        dice.<List<String>>oneOf(
            () -> List.of(dice.pick(names) + ".cancel()"),
            () -> List.of("await " + dice.pick(names)),
            () -> List.of("watch " + dice.pick(names)),
            () -> List.of("current().cancel(\"own\")"),
            () -> failure(),
            () -> program.body(depth + 1)));
    var lines = block("group " + group + ":", body);
    return dice.chance(0.6)
        ? trying(lines, dice.pick("Group", "Group", "Exception", "BaseException"))
        : lines;
  }

  private List<String> otherwise(int depth) {
    var lines = new ArrayList<String>();
    addBlock(lines, "try:", program.body(depth + 1));
    addBlock(
        lines,
        "except " + dice.pick("Oops", "TimeoutError", "Crash", "Misuse") + ":",
        List.of("log \"first\""));
    addBlock(
        lines,
        "except " + dice.pick("CancelledError", "Group", "BaseException") + ":",
        dice.pick(List.of("log \"second\""), List.of("raise"), List.of("await sleep(0)", "raise")));
    if (dice.chance(0.5)) {
      addBlock(lines, "else:", dice.chance(0.5) ? program.pause() : program.touch());
    }
    if (dice.chance(0.4)) {
      addBlock(lines, "finally:", dice.oneOf(program::pause, program::cancel, this::variable));
    }
    return lines;
  }

  /// Leaves a loop or the whole coroutine from inside of blocks.
  private List<String> leaves(int depth) {
    var body = new ArrayList<>(program.body(depth + 1));
    body.add(dice.pick("break", "continue", "return 2"));
    var inner = new ArrayList<String>();
    addBlock(inner, "try:", body);
    addBlock(inner, "finally:", program.pause());
    return block("repeat 2:", inner);
  }
}
