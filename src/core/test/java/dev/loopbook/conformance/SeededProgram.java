package dev.loopbook.conformance;

import static java.lang.String.join;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes random programs: few objects, several tasks that fight over them, cancels at odd moments.
///
/// A seed always gives the same program, and `record.py` gets its programs from here. Seeds from
/// [#RARER] on also use what is rarer in programs: see [RarerStatements]. Those below are as they
/// were before that was added, and so are their recordings. A coroutine calls only coroutines that
/// come after it, and awaits only tasks that run such. So no program calls itself, or waits for
/// itself in a circle of tasks.
final class SeededProgram {

  /// What a program may be about, and how it is declared; `#` stands for a small number.
  private static final SortedMap<String, List<String>> SUBJECTS =
      new TreeMap<>(
          Map.of(
              "barrier", List.of("barrier B #"),
              "bounded", List.of("bounded S #"),
              "condition", List.of("condition C", "counter N"),
              "event", List.of("event E"),
              "future", List.of("future F"),
              "lifo", List.of("lifo Q #"),
              "lock", List.of("lock L"),
              "priority", List.of("priority Q #"),
              "queue", List.of("queue Q #"),
              "semaphore", List.of("semaphore S #")));

  private static final Set<String> QUEUES = Set.of("lifo", "priority", "queue");
  private static final List<String> MODES =
      List.of("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED");
  private static final int DEEPEST = 3;

  /// The first seed whose programs use what is rarer.
  static final long RARER = 50_000_000;

  private final Dice dice;
  private final List<String> subjects;
  private final List<String> tasks;
  private final List<String> coroutines;
  private final Map<String, Integer> coroutineOfTask = new LinkedHashMap<>();
  private final List<String> callbacks = new ArrayList<>();
  private int callbackCount;
  private int serial;
  private boolean usesGenerator;
  private final @Nullable RarerStatements rarer;

  // What the part that is being made may call and await.
  private List<String> later = List.of();
  private List<String> awaitableTasks = List.of();

  private SeededProgram(long seed) {
    dice = new Dice(seed);
    rarer = seed < RARER ? null : new RarerStatements(dice, this);
    subjects = chooseSubjects();
    tasks = List.of("a", "b", "c", "d", "e").subList(0, dice.pick(2, 3, 3, 4, 5));
    coroutines =
        IntStream.rangeClosed(1, dice.pick(2, 3, 4)).mapToObj(number -> "w" + number).toList();
    tasks.forEach(task -> coroutineOfTask.put(task, dice.below(coroutines.size())));
  }

  /// Returns the lines of the program of a seed.
  static List<String> of(long seed) {
    return new SeededProgram(seed).lines();
  }

  /// Prints the programs of `COUNT` seeds from `FIRST`.
  static void main(String[] firstAndCount) {
    var first = Long.parseLong(firstAndCount[0]);
    for (var seed = first; seed < first + Long.parseLong(firstAndCount[1]); seed++) {
      System.out.println("=== seed " + seed + "\n" + join("\n", of(seed)) + "\n");
    }
  }

  private List<String> chooseSubjects() {
    if (dice.chance(0.25)) {
      return List.of("future"); // nothing but tasks and what combines them
    }
    var chosen =
        new ArrayList<>(dice.sample(List.copyOf(SUBJECTS.keySet()), dice.pick(1, 1, 2, 2, 3)));
    keepOne(chosen, QUEUES);
    keepOne(chosen, Set.of("semaphore", "bounded"));
    return List.copyOf(chosen);
  }

  /// Drops all but the first of those that would have the same name.
  private static void keepOne(List<String> chosen, Set<String> namesakes) {
    var all = chosen.stream().filter(namesakes::contains).toList();
    chosen.removeAll(all.subList(Math.min(1, all.size()), all.size()));
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    for (var subject : subjects) {
      for (var declaration : SUBJECTS.get(subject)) {
        lines.add(declaration.replace("#", dice.pick("1", "2")));
      }
    }
    if (rarer != null) {
      lines.add("variable V");
    }
    knowOnlyWhatFollows(-1);
    addBlock(lines, "async main:", main());
    for (var index = 0; index < coroutines.size(); index++) {
      knowOnlyWhatFollows(index);
      addBlock(lines, "async " + coroutines.get(index) + ":", body(0));
    }
    if (usesGenerator) {
      knowOnlyWhatFollows(coroutines.size());
      addBlock(lines, "generator items:", generator());
    }
    lines.addAll(callbacks);
    return lines;
  }

  private void knowOnlyWhatFollows(int index) {
    later = coroutines.subList(Math.min(index + 1, coroutines.size()), coroutines.size());
    awaitableTasks = tasks.stream().filter(task -> coroutineOfTask.get(task) > index).toList();
  }

  private List<String> main() {
    var lines = new ArrayList<String>();
    coroutineOfTask.forEach(
        (task, coroutine) -> lines.add("spawn " + task + " " + coroutines.get(coroutine) + "()"));
    if (rarer != null) {
      lines.addAll(rarer.beginning());
    }
    for (var i = dice.pick(1, 2, 3, 4); i > 0; i--) {
      lines.addAll(
          dice.oneOf(this::pause, this::cancel, this::cancel, this::touch, () -> statement(0)));
    }
    if (rarer != null && dice.chance(0.3)) {
      lines.addAll(rarer.byHand());
    }
    var names = join(", ", dice.some(tasks));
    var limit = dice.pick("none", "5", "9");
    lines.addAll(
        dice.pick(
            List.of("await gather_exceptions(" + names + ")"),
            List.of("await wait(ALL_COMPLETED, " + limit + ", " + names + ")"),
            List.of("await wait(" + dice.pick(MODES) + ", none, " + names + ")"),
            List.of("try:", "  await gather(" + names + ")", "except Oops:", "  pass")));
    if (dice.chance(0.3)) {
      lines.addAll(pause());
    }
    return lines;
  }

  List<String> body(int depth) {
    var lines = new ArrayList<String>();
    for (var i = depth == 0 ? dice.pick(1, 2, 2, 3, 3, 4) : dice.pick(1, 1, 2); i > 0; i--) {
      lines.addAll(statement(depth));
    }
    if (depth == 0 && dice.chance(0.4)) {
      lines.add(dice.pick("return \"end\"", "raise Oops(\"end\")", "return 1"));
    }
    return lines;
  }

  private List<String> generator() {
    var steps = new ArrayList<String>();
    var count = dice.pick(1, 2, 3);
    for (var number = 0; number < count; number++) {
      if (dice.chance(0.5)) {
        steps.addAll(pause());
      }
      steps.add("yield " + number);
    }
    var lines = new ArrayList<String>();
    addBlock(lines, "try:", steps);
    addBlock(lines, "finally:", dice.oneOf(this::pause, this::touch));
    return lines;
  }

  /// Returns one statement; blocks no deeper than is still readable.
  private List<String> statement(int depth) {
    var kinds = new ArrayList<Supplier<List<String>>>();
    add(kinds, 4, this::pause);
    add(kinds, 6, this::touch);
    add(kinds, 2, this::cancel);
    add(kinds, 1, this::timer);
    add(kinds, 1, this::odd);
    add(kinds, 2, () -> named(depth));
    if (depth < DEEPEST) {
      add(kinds, 4, () -> attempt(depth));
      add(kinds, 3, () -> patience(depth));
      add(kinds, 3, () -> combine(depth));
      add(kinds, 2, () -> group(depth));
      add(kinds, 2, this::hold);
      add(kinds, 1, () -> block("repeat 2:", body(depth + 1)));
      add(kinds, 1, () -> items(depth));
      add(kinds, 1, this::oneByOne);
    }
    var own = rarer;
    if (own != null) {
      add(kinds, 5, () -> own.plain(depth));
      if (depth < DEEPEST) {
        add(kinds, 5, () -> own.nested(depth));
      }
    }
    return dice.pick(kinds).get();
  }

  static <T> void add(List<T> kinds, int weight, T kind) {
    for (var i = 0; i < weight; i++) {
      kinds.add(kind);
    }
  }

  // ---- statements ----

  List<String> pause() {
    return List.of("await sleep(" + dice.pick(0, 0, 0, 1, 1, 2, 3) + ")");
  }

  List<String> cancel() {
    var message = "\"m" + ++serial + "\"";
    return List.of(dice.pick(tasks) + ".cancel(" + (dice.chance(0.7) ? message : "") + ")");
  }

  private List<String> odd() {
    var task = dice.pick(tasks);
    return List.of(
        dice.pick(
            "current().cancel()",
            "current().uncancel()",
            "current().cancelling()",
            "watch " + task,
            "busy(2)",
            task + ".done()",
            "raise Oops(\"odd\")",
            task + ".uncancel()"));
  }

  /// Uses one of the program's objects.
  List<String> touch() {
    return switch (dice.pick(subjects)) {
      case "lock" ->
          dice.pick(
              with("L", "await sleep(0)"),
              with("L", "pass"),
              List.of("L.locked()"),
              with("L", "await sleep(1)"));
      case "event" ->
          dice.pick(
              List.of("await E.wait()"),
              List.of("E.set()"),
              List.of("E.set()", "E.clear()"),
              List.of("E.clear()"));
      case "condition" ->
          dice.pick(
              with("C", "await C.wait()"),
              with("C", "C.notify()"),
              with("C", "N.add(1)", "C.notify_all()"),
              with("C", "await C.wait_for(reached(N, " + dice.pick(1, 2) + "))"),
              with("C", "C.notify(2)", "await sleep(1)"));
      case "semaphore", "bounded" ->
          dice.pick(
              with("S", "await sleep(0)"),
              with("S", "await sleep(1)"),
              List.of("S.locked()"),
              with("S", "pass"));
      case "barrier" ->
          dice.pick(
              List.of("await B.wait()"),
              List.of("await B.wait()"),
              List.of("await B.reset()"),
              List.of("await B.abort()"),
              with("B", "await sleep(1)"));
      case "future" -> touchFuture(++serial);
      default -> touchQueue(++serial);
    };
  }

  private List<String> touchFuture(int number) {
    var settle =
        dice.pick(
            "F.set_result(" + number + ")",
            "F.cancel(\"f" + number + "\")",
            "F.set_exception(Oops(\"f" + number + "\"))");
    return dice.pick(
        List.of("await F"), List.of("await shield(F)"), trying(settle, "InvalidStateError"));
  }

  private List<String> touchQueue(int number) {
    return dice.pick(
        List.of("await Q.put(" + number + ")"),
        List.of("await Q.get()"),
        List.of("await Q.get()"),
        trying("Q.put_nowait(" + number + ")", "QueueFull"),
        trying("Q.get_nowait()", "QueueEmpty"),
        trying("Q.task_done()", "Misuse"),
        List.of("await Q.join()"),
        List.of(dice.pick("Q.shutdown()", "Q.shutdown(true)", "Q.qsize()", "Q.qsize()")));
  }

  private List<String> timer() {
    var name = callback(dice.oneOf(this::cancel, this::settleSomething));
    var delay = dice.pick(0, 1, 2);
    var handle = "h" + ++serial;
    var later = "call_later(" + delay + ", " + name + ")";
    return dice.pick(
        List.of("call_soon(" + name + ")"),
        List.of(later),
        List.of(dice.pick(tasks) + ".add_done_callback(" + name + ")"),
        joined(List.of("let " + handle + " " + later), pause(), List.of(handle + ".cancel()")));
  }

  String callback(List<String> body) {
    var name = "cb" + ++callbackCount;
    addBlock(callbacks, "callback " + name + ":", body);
    return name;
  }

  /// Gives a gather or a shield a name, and cancels it by that.
  private List<String> named(int depth) {
    var name = "g" + ++serial;
    var kind = dice.pick("gather", "gather_exceptions", "shield");
    var things = things(kind.equals("shield") ? 1 : 2, _ -> awaitable(depth + 1));
    var cancel = List.of(name + ".cancel(\"g\")");
    var middle =
        dice.<List<String>>oneOf(
            () -> cancel,
            () -> joined(pause(), cancel),
            this::cancel,
            this::touch,
            () -> List.of("call_later(" + dice.pick(0, 1, 2) + ", " + callback(cancel) + ")"),
            () -> List.of("call_soon(" + callback(cancel) + ")"));
    return joined(
        List.of("let " + name + " " + kind + "(" + things + ")"), middle, List.of("await " + name));
  }

  /// Does what may wake a task that waits at one of the program's objects.
  private List<String> settleSomething() {
    return switch (dice.pick(subjects)) {
      case "event" -> List.of("E.set()");
      case "future" -> trying("F.set_result(0)", "InvalidStateError");
      case "queue", "lifo", "priority" -> trying("Q.put_nowait(0)", "QueueFull");
      case "semaphore" -> List.of("S.release()");
      default -> List.of("raise Oops(\"callback\")");
    };
  }

  // ---- blocks ----

  private List<String> attempt(int depth) {
    var lines = new ArrayList<String>();
    addBlock(lines, "try:", body(depth + 1));
    var catches = dice.chance(0.7);
    if (catches) {
      var kind =
          dice.pick(
              "CancelledError",
              "CancelledError",
              "Exception",
              "BaseException",
              "TimeoutError",
              "Oops");
      addBlock(
          lines,
          "except " + kind + ":",
          dice.<List<String>>oneOf(
              () -> List.of("pass"),
              () -> List.of("raise"),
              () -> List.of("current().uncancel()"),
              () -> List.of("await sleep(0)"),
              () -> List.of("await sleep(1)", "raise"),
              () -> List.of("raise Oops(\"handler\")"),
              this::touch));
    }
    if (!catches || dice.chance(0.3)) {
      addBlock(lines, "finally:", dice.oneOf(this::pause, this::touch, this::cancel));
    }
    return lines;
  }

  private List<String> patience(int depth) {
    var limit = dice.pick(0, 1, 1, 2, 2, 3, -1);
    var lines = new ArrayList<String>();
    if (dice.chance(0.5)) {
      lines.add("await wait_for(" + awaitable(depth) + ", " + limit + ")");
    } else {
      var name = "T" + ++serial;
      var body = new ArrayList<>(body(depth + 1));
      if (dice.chance(0.2)) {
        body.addFirst(name + ".reschedule(" + dice.pick("1", "2", "3", "4", "none") + ")");
      }
      addBlock(lines, "timeout " + name + " " + limit + ":", body);
    }
    return dice.chance(0.6) ? trying(lines, "TimeoutError") : lines;
  }

  private List<String> combine(int depth) {
    if (dice.chance(0.25) && !awaitableTasks.isEmpty()) {
      var names = join(", ", dice.some(awaitableTasks));
      var limit = dice.pick("none", "1", "2");
      return List.of("await wait(" + dice.pick(MODES) + ", " + limit + ", " + names + ")");
    }
    var things = things(dice.pick(1, 2, 2, 3), _ -> awaitable(depth));
    return List.of(
        "await " + dice.pick("gather", "gather", "gather_exceptions") + "(" + things + ")");
  }

  private List<String> group(int depth) {
    var name = "G" + ++serial;
    var content = new ArrayList<String>();
    for (var i = dice.pick(1, 2, 2, 3); i > 0; i--) {
      var child = later.isEmpty() ? "sleep(1)" : dice.pick(later) + "()";
      content.add("spawn k" + ++serial + " " + child + " in " + name);
    }
    if (dice.chance(0.6)) {
      content.addAll(body(depth + 1));
    }
    var lines = block("group " + name + ":", content);
    return dice.chance(0.5) ? trying(lines, "Group") : lines;
  }

  /// Holds something over a pause. Nothing else happens inside: a second claim on the same object
  /// would only ever be a deadlock.
  private List<String> hold() {
    var name =
        switch (dice.pick(subjects)) {
          case "lock" -> "L";
          case "condition" -> "C";
          case "semaphore", "bounded" -> "S";
          default -> "";
        };
    return name.isEmpty()
        ? touch()
        : block("with " + name + ":", joined(pause(), dice.chance(0.4) ? cancel() : List.of()));
  }

  private List<String> items(int depth) {
    usesGenerator = true;
    var body = new ArrayList<>(body(depth + 1));
    if (dice.chance(0.3)) {
      body.add("break");
    }
    return block("for items():", body);
  }

  private List<String> oneByOne() {
    if (awaitableTasks.size() < 2 && later.size() < 2) {
      return pause();
    }
    var things =
        awaitableTasks.size() > 1
            ? join(", ", dice.sample(awaitableTasks, 2))
            : join(", ", dice.sample(later, 2).stream().map(name -> name + "()").toList());
    var source = "as_completed(" + dice.pick("none", "1", "2") + ", " + things + ")";
    return trying(block("each " + source + ":", dice.oneOf(this::pause, this::touch)), "Exception");
  }

  // ---- what the rarer statements ask for ----

  /// Returns a number that no name has yet.
  int fresh() {
    return ++serial;
  }

  /// Returns the tasks of the program.
  List<String> tasks() {
    return tasks;
  }

  /// Returns the coroutines that may be called here.
  List<String> callable() {
    return later;
  }

  /// Returns the tasks that may be awaited here.
  List<String> awaitableTasks() {
    return awaitableTasks;
  }

  List<String> subjects() {
    return subjects;
  }

  /// Returns a new generator.
  String generatorCall() {
    usesGenerator = true;
    return "items()";
  }

  // ---- expressions ----

  /// Returns an expression that can be awaited.
  String awaitable(int depth) {
    var options = new ArrayList<String>();
    options.add("sleep(" + dice.pick(0, 1, 2, 3) + ")");
    later.forEach(name -> add(options, 2, name + "()"));
    options.addAll(awaitableTasks);
    for (var subject : subjects) {
      switch (subject) {
        case "event" -> options.add("E.wait()");
        case "future" -> options.add("F");
        case "barrier" -> options.add("B.wait()");
        case "queue", "lifo", "priority" ->
            options.addAll(List.of("Q.get()", "Q.get()", "Q.join()"));
        default -> {}
      }
    }
    var chosen = dice.pick(options);
    return switch (depth < DEEPEST ? dice.below(10) : 9) {
      case 0 -> "shield(" + awaitable(depth + 1) + ")";
      case 1 -> "gather(" + chosen + ", " + awaitable(depth + 1) + ")";
      case 2 -> "wait_for(" + awaitable(depth + 1) + ", " + dice.pick(0, 1, 2) + ")";
      default -> chosen;
    };
  }

  private static String things(int count, IntFunction<String> thing) {
    return join(", ", IntStream.range(0, count).mapToObj(thing).toList());
  }

  // ---- lines ----

  private static List<String> with(String name, String... body) {
    return block("with " + name + ":", List.of(body));
  }

  private static List<String> trying(String statement, String failure) {
    return trying(List.of(statement), failure);
  }

  static List<String> trying(List<String> body, String failure) {
    return joined(block("try:", body), block("except " + failure + ":", List.of("pass")));
  }

  static List<String> block(String head, List<String> body) {
    var lines = new ArrayList<String>();
    addBlock(lines, head, body);
    return lines;
  }

  static void addBlock(List<String> lines, String head, List<String> body) {
    lines.add(head);
    body.forEach(line -> lines.add("  " + line));
  }

  @SafeVarargs
  static List<String> joined(List<String>... parts) {
    var lines = new ArrayList<String>();
    for (var part : parts) {
      lines.addAll(part);
    }
    return lines;
  }
}
