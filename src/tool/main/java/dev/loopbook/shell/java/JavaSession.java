package dev.loopbook.shell.java;

import dev.loopbook.program.Program;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.program.ProgramValues.NoValue;
import dev.loopbook.program.ProgramValues.Reading;
import dev.loopbook.program.ProgramValues.Value;
import dev.loopbook.program.Uninterruptibly;
import dev.loopbook.program.source.Libraries;
import dev.loopbook.prompt.FreshLoop;
import dev.loopbook.prompt.JavaExpression;
import dev.loopbook.prompt.JavaPrompt;
import dev.loopbook.prompt.OnlyReads;
import dev.loopbook.prompt.SnippetAnswer;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.Expressions;
import dev.loopbook.shell.step.PausedProgram;
import dev.loopbook.step.FrameChoice;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.StopCondition;
import dev.loopbook.step.TypedSnippet;
import dev.loopbook.text.SafeText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The Java that was typed in a session, and what runs it: the loaded program's loop, or a fresh
/// one.
///
/// JShell is started by the first line of Java. Whoever types none doesn't pay for it. It works on
/// threads of its own, one thing at a time: the line editor's Ctrl-C interrupts the shell's thread,
/// perhaps a moment late, and Java closes for good what an interrupted thread reads. JShell reads
/// jars.
final class JavaSession implements Session.Part, Expressions {
  private final Session session;
  private @Nullable JavaPrompt prompt;
  private @Nullable Program program;
  private final Map<Read, JavaExpression> read = new HashMap<>(); // by the prompt's own

  /// An expression that was compiled for a frame.
  private record Read(String code, Optional<FrameChoice> frame) {}

  private JavaSession(Session session) {
    this.session = session;
  }

  static JavaSession of(Session session) {
    return session.part(JavaSession.class, JavaSession::new);
  }

  /// Runs a line of Java, or several. Stopped at a line, it sees the local variables there.
  List<SnippetAnswer> evaluate(String code) {
    return evaluate("java", code, "");
  }

  /// Runs Java that sees the local variables of a frame.
  ///
  /// @param frame `TASK` or `TASK FRAME`; empty for the one that is stopped at a line
  List<SnippetAnswer> evaluate(String command, String code, String frame) {
    return apart(() -> evaluated(command, code, frame));
  }

  private List<SnippetAnswer> evaluated(String command, String code, String frame) {
    var paused = paused();
    var java = promptFor(paused.program());
    try (var _ = session.interrupts().to(java::interrupt)) {
      return paused.use(
          command,
          OnlyReads.is(code),
          (stepper, progress) ->
              java.evaluate(
                  code, paused.frame(command, frame), stepper, session.screen()::raw, progress));
    }
  }

  /// Returns how code can go on where it ends.
  JavaPrompt.Completions complete(String code) {
    return apart(
        () -> {
          var paused = paused();
          return promptFor(paused.program())
              .complete(code, code.length(), paused.frame("java", ""), paused.stepper());
        });
  }

  /// Returns the signatures of what stands at the end of the code: a method that is being called,
  /// or a class.
  List<JavaPrompt.Documented> documentation(String code) {
    return apart(() -> prompt().documentation(code, code.length()));
  }

  private static <T> T apart(Supplier<T> work) {
    return Uninterruptibly.onOwnThread("java", work);
  }

  @Override
  public StopCondition condition(String command, String code) {
    var paused = paused();
    try {
      return apart(
          () ->
              promptFor(paused.program())
                  .expression(code, "boolean", Optional.empty(), paused.stepper()));
    } catch (IllegalArgumentException wrong) {
      throw CommandException.usage(
          "%s %s: not a condition.   As Java: %s.   help %s shows some",
          command, code, wrong.getMessage(), command);
    }
  }

  @Override
  public Optional<String> problem(String code, Optional<FrameChoice> frame) {
    return apart(() -> problemOf(code, frame));
  }

  private Optional<String> problemOf(String code, Optional<FrameChoice> frame) {
    var paused = paused();
    try {
      var java = promptFor(paused.program());
      read.put(new Read(code, frame), java.expression(code, "Object", frame, paused.stepper()));
      return Optional.empty();
    } catch (IllegalArgumentException wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
  }

  @Override
  public Reading read(String code, Optional<FrameChoice> frame) {
    return apart(() -> reading(code, frame));
  }

  private Reading reading(String code, Optional<FrameChoice> frame) {
    var paused = paused();
    var java = promptFor(paused.program()); // first: it may forget what was read
    var key = new Read(code, frame);
    var known = read.get(key);
    if (known != null) {
      var reading = read(known, paused.stepper());
      if (reading.isPresent()) {
        return reading.get();
      }
    }
    JavaExpression fresh;
    try {
      fresh = java.expression(code, "Object", frame, paused.stepper());
    } catch (IllegalArgumentException wrong) {
      return new NoValue(String.valueOf(wrong.getMessage()));
    }
    read.put(key, fresh);
    return read(fresh, paused.stepper()).orElseGet(() -> new NoValue("it isn't in reach"));
  }

  /// Returns its value; nothing if the variables that it was compiled with aren't there.
  private static Optional<Reading> read(JavaExpression expression, Stepper stepper) {
    var reading = new AtomicReference<Optional<Reading>>(Optional.empty());
    stepper.look(
        loop -> {
          if (expression.isInReach(loop, stepper.run())) {
            reading.set(Optional.of(value(expression, stepper.run())));
          }
        });
    return reading.get();
  }

  private static Reading value(JavaExpression expression, ProgramRun run) {
    try {
      return new Value(SafeText.of(expression.value(run)));
    } catch (Throwable thrown) {
      return new NoValue("it throws " + SafeText.ofFailure(thrown));
    }
  }

  @Override
  public List<String> declarations() {
    return prompt == null ? List.of() : prompt.declared();
  }

  @Override
  public boolean type(TypedSnippet snippet) {
    return apart(() -> isTyped(snippet));
  }

  private boolean isTyped(TypedSnippet snippet) {
    var paused = paused();
    var java = promptFor(paused.program());
    try (var _ = session.interrupts().to(java::interrupt)) {
      return paused
          .use(
              "open",
              false,
              (stepper, progress) ->
                  java.evaluate(snippet.source(), snippet.frame(), stepper, _ -> {}, progress))
          .stream()
          .noneMatch(answer -> answer.said() instanceof SnippetAnswer.Said.Refused);
    }
  }

  /// Returns the loaded program, or a fresh loop in its place.
  PausedProgram paused() {
    return PausedProgram.of(session)
        .orElseGet(() -> PausedProgram.load("java", FreshLoop.program(), session));
  }

  private JavaPrompt prompt() {
    return promptFor(paused().program());
  }

  @SuppressWarnings("ReferenceEquality") // that very program
  private JavaPrompt promptFor(Program loaded) {
    var known = prompt;
    if (known != null && program == loaded) {
      return known;
    }
    JavaPrompt fresh;
    try {
      fresh = new JavaPrompt(loaded, Libraries.ofLoopbook());
    } catch (LinkageError _) {
      throw CommandException.failure(
          "Java at the prompt needs the module jdk.jshell, and this Java has none."
              + "   A full JDK has it");
    }
    if (known != null) {
      fresh.declare(known.declarations());
      known.close();
    }
    fresh.mayComeAgain(
        () -> PausedProgram.of(session).map(PausedProgram::visitsToCome).orElseGet(Set::of));
    prompt = fresh;
    program = loaded;
    read.clear();
    return fresh;
  }

  /// Returns whether more lines must follow before this can be run.
  boolean isIncomplete(String code) {
    return apart(() -> prompt().isIncomplete(code));
  }

  /// Returns whether a name stands for a variable: one that was typed, or a field of the loaded
  /// program.
  boolean isVariable(String name) {
    var known = prompt;
    return (known != null && known.knowsVariable(name))
        || PausedProgram.of(session)
            .filter(it -> it.program().fields().contains(name) || isLocal(name, it.stepper()))
            .isPresent();
  }

  /// Returns whether a name is a local variable's at the line where the program is stopped.
  private static boolean isLocal(String name, Stepper stepper) {
    return stepper.line().isPresent()
        && stepper.visible(FrameChoice.RUNNING).stream()
            .flatMap(List::stream)
            .anyMatch(variable -> variable.name().equals(name));
  }

  @Override
  public void close() {
    if (prompt != null) {
      prompt.close();
    }
  }
}
