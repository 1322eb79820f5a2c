package dev.loopbook.prompt;

import dev.loopbook.program.GuestClasses;
import dev.loopbook.step.Position;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.TypedSnippet;
import dev.loopbook.step.Visit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// What JShell runs its compiled snippets with: on the loop of the loaded program.
///
/// Used by the shell's thread, except [#interrupt].
final class SnippetEngine extends DirectExecutionControl {
  private final GuestClasses guests;
  private final AtomicReference<@Nullable SnippetRun> running = new AtomicReference<>();
  private @Nullable Stepper stepper;
  private IntUnaryOperator lines = _ -> 1;
  private Consumer<String> printed = _ -> {};
  private Consumer<Position> meanwhile = _ -> {};
  private Visit before = (_, _, _) -> {};
  private SnippetVisit.Typed typed =
      new SnippetVisit.Typed(new TypedSnippet("", Optional.empty()), 0, true);
  private boolean runs = true;
  private Set<String> loaded = new HashSet<>();
  private @Nullable SnippetVisit visit;
  private @Nullable SnippetRun run;
  private Optional<Way> way = Optional.empty();
  private volatile boolean interrupted; // written by any thread, read by the shell's

  SnippetEngine(GuestClasses guests) {
    this.guests = guests;
  }

  /// Returns what JShell asks for it.
  ExecutionControlProvider provider() {
    var engine = this;
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return "loopbook";
      }

      @Override
      public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return engine;
      }
    };
  }

  /// Forgets an interrupt: what was typed next is another matter.
  void begin() {
    interrupted = false;
  }

  /// Sets what is done on the loop's thread each time before a snippet runs.
  void before(Visit first) {
    before = first;
  }

  /// Sets what the next snippet was made of.
  void typed(SnippetVisit.Typed next) {
    typed = next;
  }

  /// Does something with snippets that aren't run.
  <T> T withoutRunning(Supplier<T> work) {
    runs = false;
    loaded = new HashSet<>();
    try {
      return work.get();
    } finally {
      runs = true;
    }
  }

  /// Returns the names of the classes that were loaded for the last piece of code.
  Collection<String> loaded() {
    return Set.copyOf(loaded);
  }

  /// Sets where the next snippet runs.
  ///
  /// @param typed returns the line that was typed for one of the compiler's
  void runOn(
      Stepper next,
      IntUnaryOperator typed,
      Consumer<String> printing,
      Consumer<Position> progress) {
    stepper = next;
    lines = typed;
    printed = printing;
    meanwhile = progress;
    visit = null;
    run = null;
    way = Optional.empty();
    loaded = new HashSet<>();
  }

  /// Returns the snippet that ran last, if one did.
  Optional<SnippetVisit> visit() {
    return Optional.ofNullable(visit);
  }

  Optional<SnippetRun> run() {
    return Optional.ofNullable(run);
  }

  Optional<Way> way() {
    return way;
  }

  void interrupt() {
    interrupted = true;
    var snippet = running.get();
    if (snippet != null) {
      snippet.interrupt();
    }
  }

  @Override
  public void load(ClassBytecodes[] compiled) {
    var classes = new HashMap<String, byte[]>();
    for (var each : compiled) {
      classes.put(each.name(), each.bytecodes());
    }
    guests.add(classes, lines);
    loaded.addAll(classes.keySet());
  }

  @Override
  public String invoke(String className, String methodName)
      throws RunException, InternalException, EngineTerminationException {
    if (!runs) {
      return "";
    }
    if (stepper == null) {
      throw new InternalException("no program is loaded");
    }
    var next =
        new SnippetVisit(
            guests,
            className,
            methodName,
            DirectExecutionControl::valueString,
            printed,
            before,
            typed);
    typed = typed.goesOn();
    var snippet = new SnippetRun(stepper, next, meanwhile);
    visit = next;
    run = snippet;
    running.set(snippet);
    if (interrupted) { // before this snippet of several
      snippet.interrupt();
    }
    try {
      way = snippet.toItsEnd();
    } finally {
      running.set(null);
    }
    var failure = next.failure();
    return failure.isEmpty() ? next.value() : throwConvertedInvocationException(failure.get());
  }

  @Override
  protected String invoke(Method method) throws InvocationTargetException, IllegalAccessException {
    throw new UnsupportedOperationException("snippets run on the loop");
  }

  @Override
  public String varValue(String className, String name) {
    return "";
  }

  @Override
  public void addToClasspath(String path) {}
}
