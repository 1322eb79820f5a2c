package dev.loopbook.shell.java;

import dev.loopbook.program.Libraries;
import dev.loopbook.program.Program;
import dev.loopbook.prompt.FreshLoop;
import dev.loopbook.prompt.JavaPrompt;
import dev.loopbook.prompt.SnippetAnswer;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.PausedProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Java that was typed in a session, and what runs it: the loaded program's loop, or a fresh
/// one.
///
/// JShell is started by the first line of Java. Whoever types none doesn't pay for it.
final class JavaSession implements Session.Part {
  private final Session session;
  private @Nullable JavaPrompt prompt;
  private @Nullable Program program;

  private JavaSession(Session session) {
    this.session = session;
  }

  static JavaSession of(Session session) {
    return session.part(JavaSession.class, JavaSession::new);
  }

  /// Runs a line of Java, or several.
  List<SnippetAnswer> evaluate(String code) {
    var paused = paused();
    var java = promptFor(paused.program());
    try (var _ = session.interrupts().to(java::interrupt)) {
      return paused.use(
          "java",
          (stepper, progress) -> java.evaluate(code, stepper, session.screen()::raw, progress));
    }
  }

  /// Returns the loaded program, or a fresh loop in its place.
  PausedProgram paused() {
    return PausedProgram.of(session)
        .orElseGet(() -> PausedProgram.load("java", FreshLoop.program(), session));
  }

  /// Returns the prompt for the loaded program.
  JavaPrompt prompt() {
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
    prompt = fresh;
    program = loaded;
    return fresh;
  }

  /// Returns whether more lines must follow before this can be run.
  boolean isIncomplete(String code) {
    return prompt().isIncomplete(code);
  }

  /// Returns whether a name stands for a variable: one that was typed, or a field of the loaded
  /// program.
  boolean isVariable(String name) {
    var known = prompt;
    return (known != null && known.hasVariable(name))
        || PausedProgram.of(session).filter(it -> it.program().fields().contains(name)).isPresent();
  }

  @Override
  public void close() {
    if (prompt != null) {
      prompt.close();
    }
  }
}
