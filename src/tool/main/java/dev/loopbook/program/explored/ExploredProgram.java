package dev.loopbook.program.explored;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.explore.Experiment;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.Order;
import dev.loopbook.explore.OrderReplay;
import dev.loopbook.explore.RunResult;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.program.Host;
import dev.loopbook.program.ProgramLoader;
import dev.loopbook.program.UserFrames;
import dev.loopbook.program.Weaver;
import dev.loopbook.program.source.CheckExpression;
import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.program.source.MainMethod;
import dev.loopbook.text.SafeText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A compiled program that can be run in many orders of its callbacks, thousands of times a second.
///
/// Its classes are woven twice: by [AccessWeaver], so that they can start afresh without being
/// loaded again and say what they read and write, and by [Weaver], like those of any program.
public final class ExploredProgram {

  /// So many rehearsals are enough to see even a toss of a coin; long programs get fewer.
  private static final int MOST_REHEARSALS = 16;

  private static final long MOST_EFFORT = 20_000;

  private final Compiled compiled;
  private final String mainClass;
  private final boolean isChecked;
  private final AccessWeaver accesses;
  private final Map<String, byte[]> woven;
  private final boolean canHoldMonitors;
  private final UserFrames frames;
  private final ExploredRun.LoopWatch loopWatch = new ExploredRun.LoopWatch();
  private final Set<AccessRecorder> recorders = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped; // by whoever stops the exploration
  private volatile long usualTurns = -1; // of the first rehearsal, by whoever does it
  private volatile boolean needsOrigins = true; // until a rehearsal shows that nobody sees them

  private ExploredProgram(Compiled compiled, String mainClass, boolean isChecked) {
    this.compiled = compiled;
    this.mainClass = mainClass;
    this.isChecked = isChecked;
    this.accesses = new AccessWeaver(compiled.classes());
    var weaver = new Weaver(accesses.weave());
    this.woven = weaver.weave();
    this.canHoldMonitors = weaver.canHoldMonitors();
    this.frames = UserFrames.in(compiled);
  }

  /// Returns the program in a compiled file.
  ///
  /// @param isChecked whether a [dev.loopbook.program.source.CheckExpression] was compiled into it
  /// @throws IllegalArgumentException if there is no `main` in it
  public static ExploredProgram of(Compiled compiled, boolean isChecked) {
    return compiled
        .mainClass()
        .map(start -> new ExploredProgram(compiled, start, isChecked))
        .orElseThrow(
            () ->
                new IllegalArgumentException(compiled.source().file() + ": " + MainMethod.MISSING));
  }

  /// Returns its digest.
  public String digest() {
    return compiled.digest();
  }

  /// Returns what makes a copy of the program for each thread that runs it.
  public Supplier<Experiment> experiments() {
    return () -> new ExploredRun(this);
  }

  /// Returns why its reads and writes aren't known, if they aren't: then no order may be left out.
  public Optional<String> unreported() {
    return accesses.unwatched();
  }

  /// Runs the program some times, first in, first out, to see whether it can be explored.
  ///
  /// Chance may well come to the same twice, where there's not much to choose from, as with the
  /// order of two objects in a `HashSet`. And what a class loader is asked for once, such as a
  /// lambda, is the same each time; so the second run has a loader of its own.
  ///
  /// @return what it came to
  /// @throws ProgramVaries if it does something else another time, or is known to
  public RunResult rehearse() {
    var counter = new EffortCounter();
    var run = new ExploredRun(this);
    var first = new PrintedPlaces(frames);
    var result = rehearse(run, first, counter);
    usualTurns = run.turns();
    needsOrigins = !run.isOver() && showsOrigins(result, counter);
    for (var i = 1; i < 2 || (i < MOST_REHEARSALS && counter.effort < MOST_EFFORT); i++) {
      var other = new PrintedPlaces(frames);
      var again = rehearse(i == 1 ? new ExploredRun(this) : run, other, counter);
      first.firstDifference(other).ifPresent(ExploredProgram::raise);
      if (!result.equals(again)) {
        throw new ProgramVaries(
            format("ends in another way each time: %s; then %s", result.ending(), again.ending()),
            "Look for what it takes from outside: time, chance, threads, files.",
            Optional.empty());
      }
    }
    return result;
  }

  /// Returns whether anything comes out differently where nobody records who made what, which takes
  /// longer than all else in a run: a coroutine that's printed, or one that was never awaited, is
  /// called by the method that made it.
  private boolean showsOrigins(RunResult result, EffortCounter counter) {
    needsOrigins = false;
    return !rehearse(new ExploredRun(this), new PrintedPlaces(frames), counter).equals(result);
  }

  private static RunResult rehearse(ExploredRun run, PrintedPlaces places, EffortCounter counter) {
    var result =
        run.run(
            OrderReplay.of(Freedom.TICK, Order.fifo(), (_, _) -> {}),
            places,
            setup -> setup.withListener(counter));
    counter.effort += run.isOver() ? MOST_EFFORT : run.turns();
    return result;
  }

  /// Counts what several runs take: their callbacks, and the turns of their loops.
  private static final class EffortCounter implements LoopListener {
    private long effort;

    @Override
    public void handleBegins(Handle handle) {
      effort++;
    }
  }

  private static void raise(ProgramVaries varies) {
    throw varies;
  }

  /// Returns whether a run has made a loop.
  public boolean hasLoop() {
    return loopWatch.sawLoop();
  }

  /// Runs one order and returns what its callbacks did, in order.
  public List<WitnessedAct> witness(Freedom freedom, Order order) {
    var recorder = new RunWitness();
    new ExploredRun(this)
        .run(
            OrderReplay.of(freedom, order, (instead, _) -> recorder.deviates(instead)),
            recorder,
            setup -> setup.withListener(recorder).withOrigins());
    return recorder.acts();
  }

  /// Ends a callback that goes on without end. May be called by any thread.
  public void stop() {
    stopped = true;
    recorders.forEach(AccessRecorder::stop);
  }

  /// Returns what picks this program's lines out of a stack.
  public UserFrames frames() {
    return frames;
  }

  // ---- for its runs ----

  void throwIfStopped(LoopEscape escape) {
    if (stopped) {
      throw escape;
    }
  }

  void begins(AccessRecorder recorder) {
    if (recorders.add(recorder) && stopped) {
      recorder.stop();
    }
  }

  ExploredRun.LoopWatch loopWatch() {
    return loopWatch;
  }

  boolean needsFreshClasses() {
    return accesses.needsFreshClasses();
  }

  List<String> earlyInterfaces() {
    return accesses.interfaces();
  }

  boolean needsOrigins() {
    return needsOrigins;
  }

  boolean canHoldMonitors() {
    return canHoldMonitors;
  }

  String mainClass() {
    return mainClass;
  }

  AccessRecorder newRecorder() {
    recorders.clear(); // those of class loaders that are gone
    var recorder =
        new AccessRecorder(accesses.numbering(), accesses.classes(), accesses.ordersByAccess());
    if (usualTurns >= 0) {
      recorder.allowTurns(usualTurns);
    }
    return recorder;
  }

  ClassLoader newLoader(Host host) {
    return new ProgramLoader(woven, Map.of(), compiled.libraries(), host, WovenAccess.class);
  }

  /// Returns why the check fails, if there is one and it does.
  Optional<String> check(ClassLoader loader, @Nullable Object receiver, String output) {
    if (!isChecked) {
      return Optional.empty();
    }
    var lines = output.lines().toList();
    try {
      var holds =
          (boolean)
              method(loader)
                  .invoke(receiver, output, lines.isEmpty() ? "" : lines.getLast(), lines);
      return holds ? Optional.empty() : Optional.of("");
    } catch (InvocationTargetException e) {
      return Optional.of(": it throws " + SafeText.ofFailure(Objects.requireNonNull(e.getCause())));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Method method(ClassLoader loader) throws ReflectiveOperationException {
    var method =
        Class.forName(mainClass, false, loader)
            .getDeclaredMethod(CheckExpression.METHOD, String.class, String.class, List.class);
    method.setAccessible(true);
    return method;
  }
}
