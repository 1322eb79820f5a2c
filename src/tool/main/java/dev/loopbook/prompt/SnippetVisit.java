package dev.loopbook.prompt;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.loop.Task;
import dev.loopbook.program.GuestClasses;
import dev.loopbook.program.GuestInterrupted;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.step.TypedSnippet;
import dev.loopbook.step.Visit;
import dev.loopbook.step.VisitorTask;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs one compiled snippet in a task on the paused loop, and again if the run is repeated.
///
/// Its task runs at once, up to its first await that has to wait; the loop's ticks do the rest.
final class SnippetVisit implements Visit {
  static final String TASK = "java";

  private final GuestClasses guests;
  private final String className;
  private final String method;
  private final Function<@Nullable Object, String> text;
  private final Consumer<String> printed;
  private final Visit before;
  private final Typed typed;

  // Written by the loop's thread. The shell's reads them while the loop is paused.
  private volatile @Nullable Task<?> task;
  private volatile @Nullable String value;
  private volatile @Nullable Throwable failure;
  private volatile boolean done;
  private volatile boolean refused; // written by the one that interrupts
  private volatile boolean cancelled; // written by the shell's thread
  private volatile Consumer<ProgramRun> afterwards = _ -> {}; // written by the shell's thread

  /// What somebody typed.
  ///
  /// @param declaredBefore how many declarations were typed before it
  /// @param isFirst whether the visit is the first that was made of it: JShell makes two snippets
  ///   of `int a = 1, b = 2`, and it was typed once
  record Typed(TypedSnippet snippet, int declaredBefore, boolean isFirst) {
    /// Returns it for the next visit that is made of it.
    Typed goesOn() {
      return new Typed(snippet, declaredBefore, false);
    }
  }

  /// @param className the snippet's class as its compiler knows it
  /// @param text shows a value
  /// @param printed gets what the snippet prints before it has to wait
  /// @param before is paid first, each time
  /// @param typed what somebody typed
  SnippetVisit(
      GuestClasses guests,
      String className,
      String method,
      Function<@Nullable Object, String> text,
      Consumer<String> printed,
      Visit before,
      Typed typed) {
    this.before = before;
    this.typed = typed;
    this.guests = guests;
    this.className = className;
    this.method = method;
    this.text = text;
    this.printed = printed;
  }

  @Override
  public void pay(EventLoop loop, ProgramRun run, boolean again) {
    done = false;
    // nobody may be there to end it once more
    refused = again ? failure instanceof GuestInterrupted : refused;
    failure = null;
    before.pay(loop, run, again);
    run.host(
        () -> task = VisitorTask.begin(loop, TASK, () -> call(run)),
        again ? _ -> {} : printed); // it was printed the first time
  }

  @Override
  public String words() {
    return !typed.isFirst() || OnlyReads.is(typed.snippet().source())
        ? ""
        : "typed " + PromptWords.inOneLine(typed.snippet().source());
  }

  @Override
  public Optional<TypedSnippet> java() {
    return !typed.isFirst() || failure instanceof GuestInterrupted || cancelled
        ? Optional.empty()
        : Optional.of(typed.snippet());
  }

  @Override
  public int declaredBefore() {
    return typed.declaredBefore();
  }

  /// Sets what is done, on the thread that runs it, each time after it.
  void afterwards(Consumer<ProgramRun> next) {
    afterwards = next;
  }

  /// Runs it on this thread, where no loop is left.
  void runWithoutLoop(ProgramRun run) {
    run.host(() -> call(run), printed);
  }

  private void call(ProgramRun run) {
    try {
      if (refused) { // while it wasn't there yet to be interrupted
        throw new GuestInterrupted();
      }
      guests.bind(run);
      var code = run.type(guests.runName(className)).getDeclaredMethod(method);
      code.setAccessible(true);
      value = text.apply(code.invoke(null));
    } catch (InvocationTargetException thrown) {
      failed(thrown.getTargetException());
    } catch (Throwable thrown) {
      failed(thrown);
    } finally {
      afterwards.accept(run);
      done = true;
    }
  }

  private void failed(Throwable thrown) {
    failure = thrown;
    switch (thrown) {
      case CancelledError cancelled -> throw cancelled; // then the task counts as cancelled
      case LoopEscape escape -> throw escape;
      default -> {}
    }
  }

  /// Lets it throw as soon as it begins, if it hasn't begun.
  void refuseToBegin() {
    refused = true;
  }

  boolean isDone() {
    return done;
  }

  /// Returns its value as text.
  String value() {
    var known = value;
    return known == null ? "" : known;
  }

  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /// Returns what it waits for.
  String waitsFor() {
    var known = task;
    return known == null ? "" : known.waitsFor();
  }

  /// Returns a visit that cancels it.
  Visit cancellation() {
    cancelled = true;
    return (_, _, _) -> {
      var known = task;
      if (known != null) {
        known.cancel();
      }
    };
  }
}
