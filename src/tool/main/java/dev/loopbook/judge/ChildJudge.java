package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.child.Job;
import dev.loopbook.program.BatchCompilation;
import dev.loopbook.program.LinelessClass;
import dev.loopbook.program.OpenedClass;
import dev.loopbook.program.SourceText;
import dev.loopbook.program.UnreadableSource;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The judge whose tests run in child processes.
public final class ChildJudge implements Judge {
  private final boolean trusting; // whether who is judged would only fool himself
  private final Limits limits;
  private final Compiling compiling;
  private final Children children;
  private final Children childrenForMocks;
  private final SecureRandom random = new SecureRandom();

  private ChildJudge(
      boolean trusting,
      Limits limits,
      Compiling compiling,
      Children children,
      Children childrenForMocks) {
    this.trusting = trusting;
    this.limits = limits;
    this.compiling = compiling;
    this.children = children;
    this.childrenForMocks = childrenForMocks;
  }

  /// Returns a judge for a student's own work: a child that has behaved serves again, which is what
  /// makes the second verdict faster than the first.
  public static ChildJudge forStudent() {
    var limits = Limits.USUAL;
    var children = new Children(Launcher.plain(), ChildCommand.of(limits), true);
    return new ChildJudge(true, limits, new CompilingHere(), children, children);
  }

  /// Returns a judge for code that nobody trusts: a child for each attempt.
  ///
  /// @param launcher starts the children, with whatever walls around them
  public static ChildJudge forStrangers(Limits limits, Launcher launcher) {
    return new ChildJudge(
        false,
        limits,
        new CompilingApart(launcher),
        new Children(launcher, ChildCommand.of(limits), false),
        new Children(launcher, ChildCommand.withMocks(limits), false));
  }

  /// Starts a child now, so that it stands ready when a verdict is asked for.
  public void prepare() {
    children.prepare();
  }

  /// Lets the compiler load itself meanwhile, on a thread of its own: for who has the time, because
  /// a student reads or writes.
  public void warmUp() {
    prepare();
    var text = new SourceText(Path.of("WarmUp.java"), "class WarmUp { Runnable r = () -> {}; }");
    Thread.ofPlatform()
        .daemon()
        .name("warm-up")
        .start(() -> compiling.compile(List.of(text), Map.of()));
  }

  @Override
  public Verdict judge(Attempt attempt, Tests tests) {
    if (!attempt.unreadable().isEmpty()) {
      return new Verdict.Unreadable(attempt.unreadable());
    }
    Borrowed child;
    try {
      child = new Borrowed(usesMocks(attempt.exercise()) ? childrenForMocks : children);
    } catch (UncheckedIOException e) {
      return noProcess(e);
    }
    try {
      return new Hearing(attempt, tests, child).verdict();
    } catch (UnreadableSource e) {
      return new Verdict.NoResult("the exercise itself cannot be read: " + e.getMessage());
    } catch (UncheckedIOException e) {
      return noProcess(e);
    } finally {
      child.giveBack();
    }
  }

  /// A machine that starts no process says nothing of the answer.
  private static Verdict noProcess(UncheckedIOException failure) {
    return new Verdict.NoResult(
        format("%s (%s)", failure.getMessage(), failure.getCause().getMessage()));
  }

  @Override
  public void close() {
    children.close();
    childrenForMocks.close();
    compiling.close();
  }

  private static boolean usesMocks(Exercise exercise) {
    var files = exercise.files();
    return Stream.of(
            files.tests(),
            files.hidden(),
            files.given(),
            exercise.edit().stream().map(exercise.solution()::resolve).toList())
        .flatMap(List::stream)
        .anyMatch(
            file -> {
              try {
                var text = SourceText.read(file).text();
                return text.contains("org.mockito") || text.contains("testkit.mock");
              } catch (UnreadableSource _) {
                return false;
              }
            });
  }

  /// A child for one attempt.
  private static final class Borrowed {
    private final Children children;
    private ChildProcess process;
    private boolean used;
    private boolean behaved = true;

    Borrowed(Children children) {
      this.children = children;
      this.process = children.take();
    }

    ChildReport run(Job job, Limits limits) {
      used = true;
      var heard = process.run(job, limits.whole());
      behaved &= heard.end() instanceof ChildReport.End.Done(var reusable) && reusable;
      return heard;
    }

    /// Takes another child in the place of one that a limit has ended.
    void replace() {
      giveBack();
      process = children.take();
      used = false;
      behaved = true;
    }

    void giveBack() {
      children.giveBack(process, behaved, used);
    }
  }

  /// One attempt before the judge.
  private final class Hearing {
    private final Attempt attempt;
    private final Exercise exercise;
    private final Tests tests;
    private final List<SourceText> given;
    private final Borrowed child;

    Hearing(Attempt attempt, Tests tests, Borrowed child) throws UnreadableSource {
      this.attempt = attempt;
      this.exercise = attempt.exercise();
      this.tests = tests;
      this.child = child;
      this.given = texts(exercise.files().given());
    }

    Verdict verdict() throws UnreadableSource {
      var sources = Stream.concat(attempt.files().stream(), given.stream()).toList();
      switch (compiling.compile(sources, Map.of())) {
        case BatchCompilation.Errors(var problems) -> {
          return new Verdict.DidNotCompile(problems);
        }
        case BatchCompilation.Classes program -> {
          var student = from(attempt.files(), program);
          var models = models();
          var refused =
              new ArrayList<>(
                  AllowList.check(exercise, models, attempt.files(), program.classes(), student));
          refused.addAll(
              new ImpostorCheck(models, judges())
                  .check(program.classes(), program.sources(), student));
          if (!refused.isEmpty()) {
            return new Verdict.Refused(refused);
          }
          return exercise.kind() == ExerciseKind.TEST
              ? ofStudentsTest(program, student)
              : ofTests(program, student);
        }
      }
    }

    /// Returns the files whose word the verdict rests on.
    private List<SourceText> judges() throws UnreadableSource {
      var files = new ArrayList<SourceText>(given);
      files.addAll(texts(exercise.files().tests()));
      files.addAll(texts(exercise.files().hidden()));
      return files;
    }

    private List<SourceText> models() throws UnreadableSource {
      // only the solution: a student's own starter may import anything
      return texts(exercise.edit().stream().map(exercise.solution()::resolve).toList());
    }

    private Verdict ofTests(BatchCompilation.Classes program, Set<String> student)
        throws UnreadableSource {
      var files = new ArrayList<>(exercise.files().tests());
      if (tests == Tests.ALL) {
        files.addAll(exercise.files().hidden());
      }
      var texts = texts(files);
      switch (compiling.compile(texts, program.classes())) {
        case BatchCompilation.Errors(var problems) -> {
          return new Verdict.DidNotCompile(problems);
        }
        case BatchCompilation.Classes(var classes, var sources, var _) -> {
          var clash = classes.keySet().stream().filter(student::contains).findFirst();
          if (clash.isPresent()) {
            return new Verdict.Refused(
                List.of(
                    new Violation(
                        new AnswerLine(program.sources().get(clash.get()), 0, ""),
                        "class " + simple(clash.get()),
                        "a test of the exercise has this name. Choose another")));
          }
          var expected = ExpectedTest.in(inOrder(texts, classes, sources), classes);
          if (expected.isEmpty()) {
            return new Verdict.NoTestRan("the exercise's tests hold no test");
          }
          var all = new ArrayList<>(attempt.files());
          all.addAll(texts);
          all.addAll(given);
          return new Decision(expected, all, limits)
              .of(child.run(job(program.classes(), classes, expected, student), limits));
        }
      }
    }

    // ---- kind test: the student's file is the test ----

    private Verdict ofStudentsTest(BatchCompilation.Classes program, Set<String> student)
        throws UnreadableSource {
      var names = inOrder(attempt.files(), program.classes(), program.sources());
      var expected = ExpectedTest.in(names, program.classes());
      if (expected.isEmpty()) {
        return new Verdict.NoTestRan(
            format(
                "there is no test in %s yet: a method with @Test",
                String.join(", ", exercise.edit())));
      }
      var decision =
          new Decision(
              expected, Stream.concat(attempt.files().stream(), given.stream()).toList(), limits);
      var pseudo = new PseudoTests(exercise);
      var onRight = decision.of(heard(program.classes(), expected, student));
      if (!(onRight instanceof Verdict.Passed)) {
        return pseudo.rightNotAccepted(onRight);
      }
      for (var mutant : exercise.files().mutants()) {
        var classes = mutated(mutant, program);
        if (classes.isEmpty()) {
          return new Verdict.NoResult(
              format("the wrong program %s does not compile", mutant.name()));
        }
        var onWrong = decision.of(heard(classes.get(), expected, student));
        var ended = pseudo.add(mutant, onWrong);
        if (ended.isPresent()) {
          return ended.get();
        }
        if (onWrong instanceof Verdict.TimedOut && trusting) {
          child.replace();
        }
      }
      if (!trusting && pseudo.verdict().isPass()) {
        var again = decision.of(heard(program.classes(), expected, student));
        if (!(again instanceof Verdict.Passed)) {
          return pseudo.rightNotAccepted(again);
        }
      }
      return pseudo.verdict();
    }

    /// Runs a student's test on a program: a stranger's in a new process each time, as otherwise it
    /// could count there how often it has run, and fail from the second time on. Nor does it see in
    /// a message from which line of the program something came: a wrong one has other lines.
    private ChildReport heard(
        Map<String, byte[]> program, List<ExpectedTest> expected, Set<String> student) {
      if (trusting) {
        return child.run(job(program, Map.of(), expected, student), limits);
      }
      var lineless = new HashMap<String, byte[]>(program);
      lineless.replaceAll(
          (name, bytes) -> student.contains(name) ? bytes : LinelessClass.of(bytes));
      var heard = child.run(job(lineless, Map.of(), expected, student), limits);
      child.replace();
      return heard;
    }

    /// Returns the program with a mutant in the place of what it stands for.
    private Optional<Map<String, byte[]>> mutated(Mutant mutant, BatchCompilation.Classes program)
        throws UnreadableSource {
      var sources = new ArrayList<SourceText>();
      for (var text : given) {
        sources.add(
            text.file().toString().equals(mutant.replaces())
                ? new SourceText(text.file(), SourceText.read(mutant.file()).text())
                : text);
      }
      if (!(compiling.compile(sources, Map.of()) instanceof BatchCompilation.Classes wrong)) {
        return Optional.empty();
      }
      var classes = new HashMap<>(wrong.classes());
      from(attempt.files(), program)
          .forEach(name -> classes.put(name, program.classes().get(name)));
      return Optional.of(classes);
    }

    private Job job(
        Map<String, byte[]> program,
        Map<String, byte[]> testClasses,
        List<ExpectedTest> expected,
        Set<String> student) {
      var secret = new byte[Job.SECRET_BYTES];
      random.nextBytes(secret);
      return new Job(
          secret,
          opened(program),
          opened(testClasses),
          expected.stream().map(ExpectedTest::topLevel).distinct().toList(),
          student,
          limits.computing(),
          limits.waiting(),
          limits.ticks(),
          limits.outputBytes());
    }
  }

  private static Map<String, byte[]> opened(Map<String, byte[]> classes) {
    var opened = new HashMap<String, byte[]>();
    classes.forEach((name, bytes) -> opened.put(name, OpenedClass.of(bytes)));
    return opened;
  }

  /// Returns the names of the classes that come from these texts.
  private static Set<String> from(List<SourceText> texts, BatchCompilation.Classes program) {
    var files = texts.stream().map(text -> text.file().toString()).collect(Collectors.toSet());
    var names = new HashSet<String>();
    program
        .sources()
        .forEach(
            (name, source) -> {
              if (files.contains(source)) {
                names.add(name);
              }
            });
    return names;
  }

  /// Returns the names of the classes of these texts, in their order.
  private static List<String> inOrder(
      List<SourceText> texts, Map<String, byte[]> classes, Map<String, String> sources) {
    return texts.stream()
        .flatMap(
            text ->
                classes.keySet().stream()
                    .filter(name -> text.file().toString().equals(sources.get(name)))
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

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
