package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.child.Job;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.shape.LinelessClass;
import dev.loopbook.program.shape.WidenedAccess;
import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.CompileProblem;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.program.source.UnreadableSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The steps from an attempt to its verdict: compile it, check what it uses, run the tests in a
/// child process, and compare the child's report with the tests that had to run.
final class AttemptJudgement {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// How a right answer runs a loop of its own.
  private static final Pattern OWN_LOOP =
      Pattern.compile(
          "\\b(run|runUntilComplete|runForever|runOnce|EventLoop\\.create)\\s*\\(|\\bnew\\s+Runner\\b");

  private final JudgeMode mode;
  private final Limits limits;
  private final AnswerCompiler compiling;
  private final ChildPool.Borrowed child;
  private final Attempt attempt;
  private final Assignment assignment;
  private final List<SourceText> given;

  AttemptJudgement(
      JudgeMode mode,
      Limits limits,
      AnswerCompiler compiling,
      ChildPool.Borrowed child,
      Attempt attempt)
      throws UnreadableSource {
    this.mode = mode;
    this.limits = limits;
    this.compiling = compiling;
    this.child = child;
    this.attempt = attempt;
    this.assignment = attempt.assignment();
    this.given = texts(assignment.given());
  }

  Verdict verdict(Judge.Tests tests) throws UnreadableSource, Doubt {
    return switch (compiling.compile(studentAndGiven(), Map.of())) {
      case BatchCompilation.Errors(var problems) -> didNotCompile(problems);
      case BatchCompilation.Classes program -> ofProgram(program, tests);
    };
  }

  private Verdict didNotCompile(List<CompileProblem> errors) throws UnreadableSource {
    return new Verdict.DidNotCompile(
        MisnamedAnswer.explain(errors, attempt, texts(assignment.solved()), given));
  }

  /// Returns the verdict on an answer that compiles, but the tests don't compile with it.
  private Verdict doesNotFitTests(BatchCompilation.Errors errors) throws UnreadableSource {
    var explained =
        MisnamedAnswer.explain(errors.problems(), attempt, texts(assignment.solved()), given);
    return mode.trusting() || !explained.equals(errors.problems())
        ? new Verdict.DidNotCompile(explained)
        : HiddenTests.redacted(errors, assignment);
  }

  private Verdict ofProgram(BatchCompilation.Classes program, Judge.Tests tests)
      throws UnreadableSource, Doubt {
    var student = Set.copyOf(namesOf(attempt.files(), program));
    // not the starter: it is the student's own, and may import anything
    var models = texts(assignment.models());
    var refused = new ArrayList<Violation>();
    if (mode.listed()) {
      refused.addAll(
          AllowList.check(assignment, models, attempt.files(), program.classes(), student));
      refused.addAll(
          new ImpostorCheck(models, trustedFiles())
              .check(program.classes(), program.sources(), student));
    }
    if (refused.stream().anyMatch(each -> each.rule().startsWith(AllowList.WRONG_PACKAGE))) {
      var why = MisnamedAnswer.explain(List.of(), attempt, models, given);
      return why.isEmpty() ? new Verdict.Refused(refused) : new Verdict.DidNotCompile(why);
    }
    if (!refused.isEmpty()) {
      return new Verdict.Refused(refused);
    }
    return assignment.kind() == ExerciseKind.TEST
        ? ofStudentsTest(program, student)
        : ofTests(program, student, tests);
  }

  private List<SourceText> knownAnswers() throws UnreadableSource {
    var known = new ArrayList<SourceText>(texts(assignment.models()));
    for (var wrong : assignment.wrong()) {
      try {
        known.add(SourceText.read(wrong));
      } catch (UnreadableSource _) {
        // it opens nothing then
      }
    }
    return known;
  }

  private List<SourceText> studentAndGiven() {
    return Stream.concat(attempt.files().stream(), given.stream()).toList();
  }

  /// Returns the files that the verdict relies on.
  private List<SourceText> trustedFiles() throws UnreadableSource {
    var files = new ArrayList<SourceText>(given);
    files.addAll(texts(assignment.tests()));
    files.addAll(texts(assignment.hidden()));
    return files;
  }

  private Verdict ofTests(BatchCompilation.Classes program, Set<String> student, Judge.Tests which)
      throws UnreadableSource, Doubt {
    var hidden = texts(which instanceof Judge.Tests.All ? assignment.hidden() : List.of());
    var files = new ArrayList<>(texts(assignment.tests()));
    files.addAll(hidden);
    var support = hidden.isEmpty() ? Map.<String, byte[]>of() : HiddenTests.support();
    var beside = new HashMap<>(program.classes());
    beside.putAll(support);
    return switch (compiling.compile(files, beside)) {
      case BatchCompilation.Errors errors -> doesNotFitTests(errors);
      case BatchCompilation.Classes compiled -> {
        var helpers =
            new TestHelperRules(program.classes(), student, knownAnswers())
                .check(compiled.classes().values(), attempt.files());
        if (mode.listed() && !helpers.isEmpty()) {
          yield new Verdict.Refused(helpers);
        }
        var shadow =
            mode.trusting()
                ? Optional.<Violation>empty()
                : shadow(program, student, files, compiled, support);
        if (shadow.isPresent()) {
          yield new Verdict.Refused(List.of(shadow.get()));
        }
        var classes = new HashMap<>(compiled.classes());
        classes.putAll(support);
        yield ofTests(
            program,
            student,
            files,
            ExpectedTest.in(namesOf(files, compiled), namesOf(hidden, compiled), classes),
            classes,
            which instanceof Judge.Tests.All(var seed) ? seed : 0);
      }
    };
  }

  /// Compiles the tests with the solution, which happens once for all answers, and compares.
  private Optional<Violation> shadow(
      BatchCompilation.Classes program,
      Set<String> student,
      List<SourceText> files,
      BatchCompilation.Classes compiled,
      Map<String, byte[]> support)
      throws UnreadableSource, Doubt {
    var solution = new ArrayList<>(texts(assignment.solved()));
    solution.addAll(given);
    if (!(compiling.compile(solution, Map.of()) instanceof BatchCompilation.Classes model)) {
      throw Doubt.ofMachine("the exercise's own solution does not compile");
    }
    var beside = new HashMap<>(model.classes());
    beside.putAll(support);
    if (!(compiling.compile(files, beside) instanceof BatchCompilation.Classes tests)) {
      throw Doubt.ofMachine("the exercise's tests don't compile with its own solution");
    }
    return ShadowCheck.check(
        compiled.classes().values(), tests.classes().values(), student, program.sources());
  }

  private Verdict ofTests(
      BatchCompilation.Classes program,
      Set<String> student,
      List<SourceText> texts,
      List<ExpectedTest> expected,
      Map<String, byte[]> classes,
      long seed)
      throws Doubt {
    var clash = classes.keySet().stream().filter(student::contains).findFirst();
    if (clash.isPresent()) {
      var place = new CodePlace(Objects.requireNonNull(program.sources().get(clash.get())), 0);
      return new Verdict.Refused(
          List.of(
              new Violation(
                  place,
                  "class " + clash.get().substring(clash.get().lastIndexOf('.') + 1),
                  "a test of the exercise has this name. Choose another name")));
    }
    if (expected.isEmpty()) {
      return new Verdict.NoTestRan("the exercise's tests hold no test");
    }
    var all = new ArrayList<>(attempt.files());
    all.addAll(texts);
    all.addAll(given);
    var verdict =
        new Decision(expected, all, limits, mode.trusting())
            .of(child.run(job(program.classes(), classes, expected, student, seed)));
    return assignment.kind() == ExerciseKind.PREDICT
        ? PredictionRules.redacted(verdict)
        : new LikelyCause(student.stream().map(program.classes()::get).toList()).added(verdict);
  }

  // ---- kind test: the student writes the test ----

  private Verdict ofStudentsTest(BatchCompilation.Classes program, Set<String> student)
      throws UnreadableSource, Doubt {
    var expected = ExpectedTest.in(namesOf(attempt.files(), program), List.of(), program.classes());
    if (expected.isEmpty()) {
      return new Verdict.NoTestRan(
          format(
              "there is no test in %s yet: a method with @Test",
              String.join(", ", assignment.edit())));
    }
    var decision = new Decision(expected, studentAndGiven(), limits, mode.trusting());
    var pseudo = new PseudoTests(assignment);
    var programs = programs();
    var verdicts = new Verdict[programs.size()];
    var end = programs.size(); // what comes after doesn't count any more
    for (var i : order(programs.size())) {
      if (i < end) {
        var classes = replaced(programs.get(i), program, student);
        if (classes.isEmpty()) {
          throw Doubt.ofMachine("a program of the exercise does not compile: " + programs.get(i));
        }
        verdicts[i] = verdictOn(programs.get(i), decision, run(classes.get(), expected, student));
        if (pseudo.isEnded(programs.get(i), verdicts[i])) {
          end = i;
        }
        if (mode.hasty() && pseudo.isMissed(programs.get(i), verdicts[i])) {
          pseudo.add(programs.get(i), verdicts[i]);
          return pseudo.verdict();
        }
        if (mode.trusting()
            && (verdicts[i] instanceof Verdict.TimedOut
                || verdicts[i] instanceof Verdict.Crashed)) {
          child.replace();
        }
      }
    }
    for (var i = 0; i < end; i++) {
      pseudo.add(programs.get(i), verdicts[i]);
    }
    return end < programs.size()
        ? pseudo.ended(programs.get(end), verdicts[end])
        : pseudo.verdict();
  }

  /// The heap is a limit like any other, and a wrong program may take a test to it: a callback that
  /// queues itself again never ends a tick of a loop that takes no snapshot.
  private static Verdict verdictOn(Assignment.Program on, Decision decision, ChildReport report)
      throws Doubt {
    if (on instanceof Assignment.Mutant && Decision.isOutOfMemory(report)) {
      return new Verdict.Crashed("out of memory", List.of());
    }
    return decision.of(report);
  }

  /// Returns the programs to run a student's test on, the right ones first. A stranger's test gets
  /// the given one twice, in case it depends on chance.
  private List<Assignment.Program> programs() {
    var programs = new ArrayList<Assignment.Program>();
    programs.add(new Assignment.GivenProgram());
    programs.addAll(assignment.rightPrograms());
    if (!mode.trusting()) {
      programs.add(new Assignment.GivenProgram());
    }
    programs.addAll(assignment.mutants());
    return programs;
  }

  /// Returns the order in which the programs run. A stranger's test could otherwise know by the
  /// time or the number of its runs which program is a wrong one. The verdict doesn't depend on the
  /// order.
  private List<Integer> order(int count) {
    var order = new ArrayList<Integer>();
    for (var i = 0; i < count; i++) {
      order.add(i);
    }
    if (!mode.trusting()) {
      Collections.shuffle(order, RANDOM);
    }
    return order;
  }

  /// Runs a student's test on a program. A stranger's test gets a new process each time; in the
  /// same process it could count its runs, and fail from the second one on. Nor may it see the
  /// program's line numbers in a stack trace, because those of a wrong program differ.
  private ChildReport run(
      Map<String, byte[]> program, List<ExpectedTest> expected, Set<String> student) {
    if (mode.trusting()) {
      return child.run(job(program, Map.of(), expected, student, 0));
    }
    var lineless = new HashMap<String, byte[]>(program);
    lineless.replaceAll((name, bytes) -> student.contains(name) ? bytes : LinelessClass.of(bytes));
    var report = child.run(job(lineless, Map.of(), expected, student, 0));
    child.replace();
    return report;
  }

  /// Returns the program with a variant in place of the given file that it replaces.
  private Optional<Map<String, byte[]>> replaced(
      Assignment.Program on, BatchCompilation.Classes program, Set<String> student)
      throws UnreadableSource, Doubt {
    if (!(on instanceof Assignment.Variant variant)) {
      return Optional.of(program.classes());
    }
    var sources = new ArrayList<SourceText>();
    for (var text : given) {
      sources.add(
          text.file().toString().equals(variant.replaces())
              ? new SourceText(text.file(), SourceText.read(variant.file()).text())
              : text);
    }
    if (!(compiling.compile(sources, Map.of()) instanceof BatchCompilation.Classes compiled)) {
      return Optional.empty();
    }
    var classes = new HashMap<>(program.classes());
    classes.keySet().retainAll(student);
    compiled.classes().forEach(classes::putIfAbsent);
    return Optional.of(classes);
  }

  private Job job(
      Map<String, byte[]> program,
      Map<String, byte[]> testClasses,
      List<ExpectedTest> expected,
      Set<String> student,
      long seed) {
    var secret = new byte[Job.SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return new Job(
        secret,
        opened(program),
        mode.trusting() ? opened(testClasses) : PlainComparison.in(opened(testClasses), models()),
        expected.stream().map(ExpectedTest::topLevel).distinct().toList(),
        student,
        seed,
        mode.hasty(),
        mode.trusting() && assignment.kind() == ExerciseKind.PREDICT,
        limits.computing(),
        limits.waiting(),
        limits.ticks(),
        limits.whole(),
        limits.outputBytes(),
        mode.trusting() || OWN_LOOP.matcher(models()).find(),
        assignment.orders());
  }

  /// Returns the text of the right answers: what they do is open to every answer.
  private String models() {
    try {
      return String.join("\n", texts(assignment.models()).stream().map(SourceText::text).toList());
    } catch (UnreadableSource e) {
      throw new IllegalStateException(e); // they have been read before
    }
  }

  private static Map<String, byte[]> opened(Map<String, byte[]> classes) {
    var opened = new HashMap<String, byte[]>();
    classes.forEach((name, bytes) -> opened.put(name, WidenedAccess.of(bytes)));
    return opened;
  }

  /// Returns the names of the classes that come from these files, in the order of the files.
  private static List<String> namesOf(List<SourceText> texts, BatchCompilation.Classes compiled) {
    return texts.stream()
        .flatMap(
            text ->
                compiled.classes().keySet().stream()
                    .filter(name -> text.file().toString().equals(compiled.sources().get(name)))
                    .sorted())
        .toList();
  }

  private static List<SourceText> texts(List<Path> files) throws UnreadableSource {
    var texts = new ArrayList<SourceText>();
    for (var file : files) {
      texts.add(new SourceText(file.getFileName(), SourceText.read(file).text()));
    }
    return texts;
  }
}
