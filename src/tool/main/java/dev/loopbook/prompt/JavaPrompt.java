package dev.loopbook.prompt;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.GuestClasses;
import dev.loopbook.program.LocalVariable;
import dev.loopbook.program.Program;
import dev.loopbook.prompt.SnippetAnswer.Problem;
import dev.loopbook.prompt.SnippetAnswer.Said;
import dev.loopbook.step.FrameChoice;
import dev.loopbook.step.Position;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.TypedSnippet;
import dev.loopbook.step.Visit;
import dev.loopbook.text.SafeText;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/// Java that somebody types while a program is paused.
///
/// Each snippet runs in a task on the program's loop, at once. If it has to wait, the loop ticks
/// until it's done. Variables, methods, classes and imports stay. What a snippet does belongs to
/// the run from then on (see [Visit]); when the run is taken back to before a snippet, its variable
/// is gone too.
///
/// Used by one thread, except [#interrupt].
public final class JavaPrompt implements AutoCloseable {
  /// What snippets see without an import, besides what the program's file imports. The module comes
  /// last in Java's own rules, so `Future` and `Queue` are Loopbook's.
  private static final List<String> IMPORTS =
      List.of(
          "import module java.base;",
          "import dev.loopbook.loop.*;",
          "import dev.loopbook.sync.*;",
          "import dev.loopbook.io.*;",
          "import static dev.loopbook.loop.Async.*;");

  private final GuestClasses guests;
  private final SnippetEngine engine;
  private final JShell shell;
  private final ViewFolder view;
  private final long given; // how many snippets nobody typed
  private final PromptVariables variables;
  private final Set<Snippet> made = new HashSet<>(); // variables, since the last line began
  private final List<String> declared = new ArrayList<>(); // what was ever declared, in order
  private int expressions;

  /// Makes a prompt for a program.
  ///
  /// @param libraries what the program was compiled against
  public JavaPrompt(Program program, List<Path> libraries) {
    guests = GuestClasses.of(program);
    engine = new SnippetEngine(guests);
    try {
      view = ViewFolder.of(guests.view());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    shell =
        JShell.builder()
            .executionEngine(engine.provider(), Map.of())
            .compilerOptions("-classpath", classPath(libraries))
            .build();
    variables = new PromptVariables(shell, engine, guests);
    IMPORTS.forEach(shell::eval);
    guests.imports().forEach(shell::eval);
    given = shell.snippets().count();
  }

  private String classPath(List<Path> libraries) {
    return libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
        + File.pathSeparator
        + view.path();
  }

  /// Sets what tells which of the visits that were undone may be paid again.
  public void mayComeAgain(Supplier<Set<Visit>> visits) {
    variables.mayComeAgain(visits);
  }

  /// Runs code on a paused program.
  ///
  /// @param code one snippet or several, complete
  /// @param printed gets what it prints before it has to wait
  /// @param meanwhile is told now and then how far the loop has come
  /// @return an answer to each snippet, up to the first that fails
  public List<SnippetAnswer> evaluate(
      String code, Stepper stepper, Consumer<String> printed, Consumer<Position> meanwhile) {
    return evaluate(code, Optional.empty(), stepper, printed, meanwhile);
  }

  /// As the other one, with the names that a frame's code sees. Names that were declared here come
  /// first.
  public List<SnippetAnswer> evaluate(
      String code,
      Optional<FrameChoice> frame,
      Stepper stepper,
      Consumer<String> printed,
      Consumer<Position> meanwhile) {
    variables.follow(stepper);
    engine.begin();
    made.clear();
    var locals = frame.flatMap(choice -> inReach(code, choice, stepper));
    engine.before((loop, run, _) -> locals.ifPresent(each -> each.bind(loop, run)));
    try {
      return answers(code, frame, stepper, printed, meanwhile);
    } finally {
      engine.before((_, _, _) -> {});
      locals.ifPresent(names -> close(names, stepper));
    }
  }

  /// Takes the names of a frame out of reach, but not the variables that were made with them.
  private void close(LocalsInReach names, Stepper stepper) {
    var kept = variables.madeBy(made);
    names.close();
    variables.declareAnew(kept, stepper);
  }

  private Optional<LocalsInReach> inReach(String code, FrameChoice frame, Stepper stepper) {
    return stepper
        .visible(frame)
        .map(names -> LocalsInReach.of(code, frame, names, this::hasVariable, guests, view, shell));
  }

  /// Compiles an expression, to be read later.
  ///
  /// @param type what it has to be: `boolean`, or `Object` for any
  /// @param frame whose code's names it may use
  /// @throws IllegalArgumentException if it isn't one, with the reason
  public JavaExpression expression(
      String code, String type, Optional<FrameChoice> frame, Stepper stepper) {
    variables.follow(stepper);
    var name = "expression$" + ++expressions;
    var locals = frame.flatMap(choice -> inReach(code, choice, stepper));
    try {
      engine.runOn(stepper, _ -> 1, _ -> {}, _ -> {});
      var source = type + " " + name + "() throws Throwable { return (" + code + "\n); }";
      var compiled = compiled(source);
      var snippet = compiled.snippet();
      try {
        requireCompiled(compiled);
        return new JavaExpression(guests, engine.loaded(), name, locals);
      } finally {
        if (compiled.status().isActive()) {
          shell.drop(snippet);
        }
      }
    } finally {
      locals.ifPresent(LocalsInReach::close);
    }
  }

  private SnippetEvent compiled(String source) {
    try {
      return shell.eval(source).getFirst();
    } catch (InternalError failure) {
      throw new IllegalArgumentException("the compiler itself fails on it", failure);
    }
  }

  private void requireCompiled(SnippetEvent compiled) {
    var snippet = compiled.snippet();
    if (compiled.status() == Status.VALID && snippet instanceof MethodSnippet) {
      return;
    }
    var missing =
        snippet instanceof DeclarationSnippet declared ? missing(declared) : List.<String>of();
    throw new IllegalArgumentException(
        missing.isEmpty()
            ? shell
                .diagnostics(snippet)
                .filter(Diag::isError)
                .map(diag -> PromptWords.of(diag.getMessage(Locale.ROOT)))
                .flatMap(said -> said.lines().limit(1))
                .findFirst()
                .orElse("not an expression")
            : String.join(", ", missing)
                + (missing.size() == 1 ? " isn't known here" : " aren't known here"));
  }

  private List<SnippetAnswer> answers(
      String code,
      Optional<FrameChoice> frame,
      Stepper stepper,
      Consumer<String> printed,
      Consumer<Position> meanwhile) {
    var answers = new ArrayList<SnippetAnswer>();
    var rest = code;
    while (!rest.isBlank()) {
      var next = analysis().analyzeCompletion(rest);
      var source = next.completeness().isComplete() ? next.source() : rest;
      engine.runOn(stepper, lines(source), printed, meanwhile);
      engine.typed(
          new SnippetVisit.Typed(new TypedSnippet(source.strip(), frame), declared.size(), true));
      try {
        var events = shell.eval(source);
        for (var event : events) {
          answer(event, source).ifPresent(answers::add);
        }
        variables.keep(events, stepper);
      } catch (InternalError failure) {
        answers.add(unreadable(source));
        break;
      }
      if (!next.completeness().isComplete() || answers.stream().anyMatch(JavaPrompt::stops)) {
        break;
      }
      rest = next.remaining();
    }
    return answers;
  }

  /// javac fails on some texts that aren't Java, such as `{@(a)->9`. JShell passes that on as an
  /// `InternalError`, and goes on working.
  private static SnippetAnswer unreadable(String source) {
    var first = source.lines().findFirst().orElse("");
    return new SnippetAnswer(
        new SnippetAnswer.Said.Refused(
            List.of(new Problem("the compiler itself fails on this", first, 0))),
        Optional.empty());
  }

  /// Returns what JShell finds out about a text; of one that javac fails on, nothing is known.
  private static <T> T analyzed(Supplier<T> analysis, T unknown) {
    try {
      return analysis.get();
    } catch (InternalError failure) {
      return unknown;
    }
  }

  /// Returns what finds the typed line for a line of the class that JShell makes of it.
  private IntUnaryOperator lines(String source) {
    var code = source.strip();
    if (code.indexOf('\n') < 0) {
      return _ -> 1;
    }
    var first = code.lines().findFirst().orElse("");
    var initial =
        first.substring(first.indexOf('=') + 1).strip(); // of a variable, only this is kept
    var wrapped = analysis().wrappers(source).stream().findFirst().map(each -> each.wrapped());
    var above =
        wrapped
            .map(text -> text.substring(0, Math.max(0, text.indexOf(initial))))
            .map(text -> text.lines().count())
            .orElse(0L)
            .intValue();
    return line -> Math.max(1, line - above + 1);
  }

  private static boolean stops(SnippetAnswer answer) {
    return switch (answer.said()) {
      case Said.Value _, Said.Nothing _, Said.Defined _ -> false;
      default -> true;
    };
  }

  private Optional<SnippetAnswer> answer(SnippetEvent event, String source) {
    if (event.causeSnippet() != null) {
      return Optional.empty(); // an older snippet that uses the new one
    }
    var snippet = event.snippet();
    if (event.status() == Status.REJECTED) {
      return Optional.of(
          new SnippetAnswer(new Said.Refused(problems(snippet, source)), Optional.empty()));
    }
    var visit = engine.visit();
    if (snippet instanceof VarSnippet variable) {
      visit.ifPresent(paid -> variables.add(variable, paid, engine.run().orElseThrow()));
      if (variable.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
        made.add(variable);
      }
    }
    visit.ifPresent(variables::ran);
    if (isDeclaration(snippet)) {
      declared.add(source.strip());
    }
    var said =
        event.exception() instanceof UnresolvedReferenceException unresolved
            ? notYet(unresolved.getSnippet(), source)
            : engine
                .run()
                .flatMap(run -> trouble(run, visit.orElseThrow()))
                .orElseGet(() -> said(event, snippet));
    return Optional.of(new SnippetAnswer(said, engine.way()));
  }

  /// A snippet called a method whose body uses what isn't declared.
  private Said notYet(DeclarationSnippet called, String source) {
    var missing = missing(called);
    var words =
        format(
            "%s() can't be used yet: %s %s missing",
            called.name(), String.join(", ", missing), missing.size() == 1 ? "is" : "are");
    return new Said.Refused(
        List.of(new Problem(words, source.strip().lines().findFirst().orElse(""), 0)));
  }

  private static Optional<Said> trouble(SnippetRun run, SnippetVisit visit) {
    if (run.stuckOn().isPresent()) {
      return run.stuckOn().map(Said.Stuck::new);
    }
    if (visit.failure().isPresent() || !visit.isDone()) {
      if (run.wasInterrupted()) {
        return Optional.of(new Said.Interrupted());
      }
      if (run.isOver() || visit.failure().isEmpty()) {
        return Optional.of(new Said.ProgramEnded());
      }
      var thrown = visit.failure().get();
      if (run.isApart() && thrown instanceof IllegalStateException && isAboutNoLoop(thrown)) {
        return Optional.of(new Said.NoLoop());
      }
      return Optional.of(new Said.Threw(SafeText.ofFailure(thrown), PromptFrames.of(thrown)));
    }
    return Optional.empty();
  }

  private static boolean isAboutNoLoop(Throwable thrown) {
    var message = String.valueOf(thrown.getMessage());
    return message.contains("outside a running loop")
        || message.startsWith("no running event loop");
  }

  private Said said(SnippetEvent event, Snippet snippet) {
    var value = event.value();
    return switch (snippet) {
      case VarSnippet variable
          when variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND ->
          variable.typeName().equals("Void") // its only value says nothing
              ? new Said.Nothing()
              : new Said.Value(Optional.empty(), shown(value));
      case VarSnippet variable when !missing(variable).isEmpty() ->
          new Said.Defined("variable " + variable.name(), isReplaced(event), missing(variable));
      case VarSnippet variable ->
          new Said.Value(
              Optional.of(variable.name()),
              value == null || value.isEmpty() ? initial(variable.typeName()) : shown(value));
      case MethodSnippet method ->
          new Said.Defined(
              "method " + method.name() + "(" + method.parameterTypes() + ")",
              isReplaced(event),
              missing(method));
      case TypeDeclSnippet type ->
          new Said.Defined(kind(type) + " " + type.name(), isReplaced(event), missing(type));
      default ->
          value == null || value.isEmpty()
              ? new Said.Nothing()
              : new Said.Value(Optional.empty(), shown(value));
    };
  }

  /// Returns what a variable that isn't given a value begins with.
  private static String initial(String type) {
    return switch (type) {
      case "boolean" -> "false";
      case "char" -> "'\\0'";
      case "byte", "short", "int", "long" -> "0";
      case "float", "double" -> "0.0";
      default -> "null";
    };
  }

  private static String shown(String value) {
    return value == null ? "null" : SafeText.withoutIdentity(value);
  }

  private static boolean isReplaced(SnippetEvent event) {
    return event.previousStatus().isDefined();
  }

  private List<String> missing(DeclarationSnippet snippet) {
    return shell.unresolvedDependencies(snippet).toList();
  }

  private static String kind(TypeDeclSnippet type) {
    return switch (type.subKind()) {
      case INTERFACE_SUBKIND -> "interface";
      case ENUM_SUBKIND -> "enum";
      case RECORD_SUBKIND -> "record";
      case ANNOTATION_TYPE_SUBKIND -> "annotation";
      default -> "class";
    };
  }

  private List<Problem> problems(Snippet snippet, String source) {
    return shell
        .diagnostics(snippet)
        .filter(Diag::isError)
        .map(diag -> problem(diag, source))
        .toList();
  }

  private static Problem problem(Diag diag, String source) {
    var at = Math.clamp(diag.getPosition(), 0, source.length());
    var begin = source.lastIndexOf('\n', at - 1) + 1;
    var end = source.indexOf('\n', at);
    return new Problem(
        // in the root locale javac has English; with Locale.ENGLISH it falls back to the machine's
        // own
        PromptWords.of(diag.getMessage(Locale.ROOT)),
        source.substring(begin, end < 0 ? source.length() : end),
        at - begin);
  }

  /// Returns whether more lines must follow before code can be run.
  public boolean isIncomplete(String code) {
    return switch (analyzed(() -> analyze(code).completeness(), Completeness.UNKNOWN)) {
      case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> true;
      case COMPLETE, COMPLETE_WITH_SEMI, EMPTY, UNKNOWN -> false;
    };
  }

  private CompletionInfo analyze(String code) {
    var info = analysis().analyzeCompletion(code);
    while (info.completeness().isComplete() && !info.remaining().isBlank()) {
      info = analysis().analyzeCompletion(info.remaining());
    }
    return info;
  }

  private static boolean isDeclaration(Snippet snippet) {
    return switch (snippet.kind()) {
      case IMPORT, TYPE_DECL, METHOD -> true;
      default -> false;
    };
  }

  /// Returns the methods, classes and imports that are known, in order.
  public List<String> declarations() {
    return shell
        .snippets()
        .skip(given)
        .filter(snippet -> shell.status(snippet).isActive())
        .filter(JavaPrompt::isDeclaration)
        .map(Snippet::source)
        .toList();
  }

  /// Returns the methods, classes and imports that were typed, in order, with those that others
  /// have replaced since.
  public List<String> declared() {
    return List.copyOf(declared);
  }

  /// Takes over what was declared at an earlier prompt, as far as that's possible here.
  public void declare(List<String> declarations) {
    declarations.forEach(shell::eval);
    declared.addAll(declarations);
  }

  /// Returns whether a variable of this name was declared here.
  public boolean hasVariable(String name) {
    return shell.variables().anyMatch(variable -> variable.name().equals(name));
  }

  /// Returns whether a variable of this name was declared here, even if the run was taken back to
  /// before that.
  public boolean knowsVariable(String name) {
    return hasVariable(name) || variables.knows(name);
  }

  /// Returns how the code can go on at the cursor.
  ///
  /// @param frame whose code's names are in reach, too
  public Completions complete(
      String code, int cursor, Optional<FrameChoice> frame, Stepper stepper) {
    try (var _ = frame.flatMap(choice -> everythingInReach(choice, stepper)).orElse(null)) {
      return complete(code, cursor);
    }
  }

  private Optional<LocalsInReach> everythingInReach(FrameChoice frame, Stepper stepper) {
    return stepper
        .visible(frame)
        .map(
            names -> {
              var all = names.stream().map(LocalVariable::name).collect(Collectors.joining(" "));
              return LocalsInReach.of(all, frame, names, this::hasVariable, guests, view, shell);
            });
  }

  /// Returns how the code can go on at the cursor.
  public Completions complete(String code, int cursor) {
    var anchor = new int[] {cursor};
    var found =
        analyzed(
                () -> analysis().completionSuggestions(code, cursor, anchor),
                List.<SourceCodeAnalysis.Suggestion>of())
            .stream()
            .map(SourceCodeAnalysis.Suggestion::continuation)
            .distinct()
            .toList();
    return new Completions(anchor[0], found);
  }

  /// Returns the signatures of what stands before the cursor: a method that is being called, or a
  /// class.
  public List<Documented> documentation(String code, int cursor) {
    return analyzed(
            () -> analysis().documentation(code, cursor, true),
            List.<SourceCodeAnalysis.Documentation>of())
        .stream()
        .map(
            each ->
                new Documented(
                    PromptWords.of(each.signature()), Optional.ofNullable(each.javadoc())))
        .distinct()
        .toList();
  }

  private SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }

  /// Interrupts the snippet that runs. May be called from any thread.
  public void interrupt() {
    engine.interrupt();
  }

  @Override
  public void close() {
    shell.close();
    view.close();
  }

  /// How code can go on.
  ///
  /// @param anchor where in the code the continuations begin
  /// @param continuations what can stand there
  public record Completions(int anchor, List<String> continuations) {
    /// Copies the list.
    public Completions {
      continuations = List.copyOf(continuations);
    }
  }

  /// What is known of a method or a class.
  ///
  /// @param signature how it's declared
  /// @param javadoc what its documentation says, if that's at hand
  public record Documented(String signature, Optional<String> javadoc) {}
}
