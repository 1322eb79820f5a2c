package dev.loopbook.judge;

import dev.loopbook.loop.LiveThreads;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.Poller;
import dev.loopbook.loop.ReadyQueue;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.shape.ClassReference;
import dev.loopbook.program.shape.ClassReferences;
import dev.loopbook.program.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the classes of an answer may link to, and why the rest is closed.
///
/// An answer to an exercise needs the loop and the everyday classes of the JDK. It needs nothing
/// that could look into the process that judges it: no reflection, no class loaders, no other
/// processes. Anything else, such as files or sockets, is open if the exercise's own solution
/// imports something from that package. Mocks are open to a student's test, too.
///
/// The list names what is open rather than what is closed, so that anything nobody thought of is
/// closed.
final class AllowList {
  /// The rule for a class in another package, before the right one.
  static final String WRONG_PACKAGE = "an answer's classes belong in the package ";

  /// Packages that any answer may use, without their subpackages.
  private static final Set<String> PACKAGES =
      Set.of(
          "java.lang",
          "java.lang.annotation",
          "java.math",
          "java.nio",
          "java.nio.charset",
          "java.text",
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.temporal",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "java.util.function",
          "java.util.random",
          "java.util.regex",
          "java.util.stream",
          "org.jspecify.annotations",
          "dev.loopbook.loop",
          "dev.loopbook.sync");

  private static final String PARAMETERS = "org.junit.jupiter.params.provider.";

  /// Classes in those packages that no answer may use, with the reasons.
  private static final Map<String, String> CLOSED =
      Map.ofEntries(
          Map.entry("java.lang.Runtime", "it acts on the JVM in which the tests run"),
          Map.entry("java.lang.Process", "it starts another process"),
          Map.entry("java.lang.ProcessBuilder", "it starts another process"),
          Map.entry("java.lang.ProcessHandle", "it looks at other processes"),
          Map.entry("java.lang.ClassValue", "it reaches classes that are not the answer's own"),
          Map.entry("java.lang.Package", "it looks into code that is not the answer's own"),
          Map.entry("java.lang.ClassLoader", "it loads classes past the judge"),
          Map.entry("java.lang.Module", "it opens closed packages"),
          Map.entry("java.lang.ModuleLayer", "it loads classes past the judge"),
          Map.entry("java.lang.StackWalker", "it looks at who called"),
          Map.entry("java.lang.SecurityManager", "it looks at who called"),
          Map.entry("java.lang.StackTraceElement", "it looks at who called"),
          Map.entry("java.lang.ThreadGroup", "it reaches the threads of the judge"),
          Map.entry("java.lang.InheritableThreadLocal", "it reaches the threads of the judge"),
          Map.entry("java.lang.System$LoggerFinder", "it acts on the JVM in which the tests run"),
          Map.entry("java.util.Formatter", "it can open files. String.format needs none"),
          Map.entry("java.util.ServiceLoader", "it loads classes past the judge"),
          Map.entry("java.util.ResourceBundle", "it loads classes past the judge"),
          Map.entry("java.util.concurrent.atomic.AtomicIntegerFieldUpdater", "it uses reflection"),
          Map.entry("java.util.concurrent.atomic.AtomicLongFieldUpdater", "it uses reflection"),
          Map.entry(
              "java.util.concurrent.atomic.AtomicReferenceFieldUpdater", "it uses reflection"),
          Map.entry("org.mockito.MockingDetails", "it looks at who called"),
          Map.entry(PARAMETERS + "CsvFileSource", "this exercise needs no files"),
          Map.entry(PARAMETERS + "CsvFileSources", "this exercise needs no files"),
          Map.entry(LiveThreads.class.getName(), "it sees the threads of other tests"),
          Map.entry(LoopSetup.class.getName(), "it changes how the test's loop is made"),
          Map.entry(LoopListener.class.getName(), "it sees the events of the test's loop"),
          Map.entry(Poller.class.getName(), "it changes what the test's loop waits for"),
          Map.entry(ReadyQueue.class.getName(), "it changes the order of the test's loop"));

  /// Classes with only a few open members.
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "java.lang.System",
          Set.of(
              "out",
              "err",
              "nanoTime",
              "currentTimeMillis",
              "arraycopy",
              "identityHashCode",
              "lineSeparator"),
          "java.lang.Class",
          Set.of(
              "getSimpleName",
              "getName",
              "toString",
              "hashCode",
              "equals",
              "isInstance",
              "cast",
              "desiredAssertionStatus"));

  /// Members that are closed, in every class that inherits them.
  private static final Map<String, String> CLOSED_MEMBERS =
      Map.of(
          "java.lang.Thread.getAllStackTraces", "it looks at the threads of the judge",
          "java.lang.Thread.enumerate", "it reaches the threads of the judge",
          "java.lang.Thread.getStackTrace", "it looks at who called",
          "java.lang.Thread.setDefaultUncaughtExceptionHandler", "it acts on the whole JVM",
          "java.lang.Throwable.getStackTrace", "it looks at who called",
          "java.lang.Throwable.setStackTrace", "it hides where a failure comes from",
          "java.util.Locale.setDefault", "it acts on the whole JVM",
          "java.util.TimeZone.setDefault", "it acts on the whole JVM");

  /// Members that are open only with these descriptors: the other overloads open files, or show a
  /// test which line of the program it is in.
  private static final Map<String, Set<String>> DESCRIPTORS =
      Map.of(
          "java.io.PrintStream.<init>",
          Set.of("(Ljava/io/OutputStream;)V", "(Ljava/io/OutputStream;Z)V"),
          "java.io.PrintWriter.<init>",
          Set.of(
              "(Ljava/io/Writer;)V",
              "(Ljava/io/Writer;Z)V",
              "(Ljava/io/OutputStream;)V",
              "(Ljava/io/OutputStream;Z)V"),
          "java.lang.Throwable.printStackTrace",
          Set.of("()V"));

  /// Open classes in packages that are otherwise closed.
  private static final Set<String> SINGLE =
      Set.of(
          "java.lang.ref.WeakReference",
          "java.io.PrintStream",
          "java.io.InterruptedIOException",
          "java.io.UnsupportedEncodingException",
          "java.io.IOException",
          "java.io.UncheckedIOException",
          "java.io.EOFException",
          "java.io.Closeable",
          "java.io.Flushable",
          "java.io.Serializable",
          "java.io.InputStream",
          "java.io.OutputStream",
          "java.io.Reader",
          "java.io.Writer",
          "java.io.StringReader",
          "java.io.StringWriter",
          "java.io.BufferedReader",
          "java.io.BufferedWriter",
          "java.io.ByteArrayInputStream",
          "java.io.ByteArrayOutputStream",
          "java.io.DataInputStream",
          "java.io.DataOutputStream",
          "java.io.PrintWriter",
          "java.io.FileNotFoundException",
          // a mock's answer receives it; its neighbours reveal line numbers of the program
          "org.mockito.invocation.InvocationOnMock");

  /// The bootstrap methods that javac uses for lambdas, strings, records and switches.
  private static final Set<String> BOOTSTRAPS =
      Set.of(
          "java.lang.invoke.LambdaMetafactory",
          "java.lang.invoke.StringConcatFactory",
          "java.lang.invoke.ConstantBootstraps",
          "java.lang.runtime.ObjectMethods",
          "java.lang.runtime.SwitchBootstraps",
          "java.lang.runtime.ExactConversionsSupport");

  /// What a student's test may use as well.
  private static final Set<String> FOR_TESTS =
      Set.of(
          "org.junit.jupiter.api",
          "org.junit.jupiter.api.function",
          "org.junit.jupiter.params",
          "org.junit.jupiter.params.provider",
          "org.opentest4j",
          "dev.loopbook.testkit");

  /// What a student's test may use, and an answer if the solution makes mocks: the types behind
  /// `when(…)` and `verify(…)`.
  private static final Set<String> FOR_MOCKS =
      Set.of(
          "org.mockito",
          "org.mockito.stubbing",
          "org.mockito.verification",
          "dev.loopbook.testkit.mock");

  /// Why a package is closed, by the prefix of its name. The first match counts.
  private static final List<Map.Entry<String, String>> REASONS =
      List.of(
          Map.entry("java.lang.reflect", "it looks into code that is not the answer's own"),
          Map.entry("java.lang.invoke", "it looks into code that is not the answer's own"),
          Map.entry("java.lang.instrument", "it changes other classes"),
          Map.entry("java.lang.foreign", "it reaches memory outside the JVM's own"),
          Map.entry("java.lang.management", "it looks into the JVM in which the tests run"),
          Map.entry("javax.", "this exercise does not need it"),
          Map.entry("jdk.", "it is internal to the JDK"),
          Map.entry("sun.", "it is internal to the JDK"),
          Map.entry("com.sun.", "it is internal to the JDK"),
          Map.entry("java.nio.file", "this exercise needs no files"),
          Map.entry("java.io", "this exercise needs no files"),
          Map.entry("java.net", "this exercise needs no network"),
          Map.entry("java.nio.channels", "this exercise needs no network"),
          Map.entry("dev.loopbook.io", "this exercise needs no files and no network"),
          Map.entry("org.mockito", "an answer has no business with the tests' mocks"),
          Map.entry("org.junit", "an answer has no business with the tests"),
          Map.entry("org.opentest4j", "an answer has no business with the tests"),
          Map.entry("dev.loopbook.testkit", "an answer has no business with the tests"));

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?((?:[a-z]\\w*\\.)++)[A-Z*]");
  private static final Pattern TYPE = Pattern.compile("L([^;]+);");

  private final Set<String> packages;
  private final Map<String, byte[]> program;
  private final LoopAccessRules loop;
  private final Optional<ChanceRules> chance;
  private final String otherwise;

  /// @param otherwise the reason given for whatever has none of its own
  private AllowList(
      Set<String> packages,
      Map<String, byte[]> program,
      LoopAccessRules loop,
      Optional<ChanceRules> chance,
      String otherwise) {
    this.otherwise = otherwise;
    this.packages = packages;
    this.program = program;
    this.loop = loop;
    this.chance = chance;
  }

  /// Returns what the student's classes use although they may not, sorted by line.
  ///
  /// @param models the solution's version of the edited files: what they import is open
  /// @param texts the student's files, to quote the lines from
  /// @param program the class files of the student's and the given files
  /// @param student the names of the classes that come from the student's files
  static List<Violation> check(
      Assignment assignment,
      List<SourceText> models,
      List<SourceText> texts,
      Map<String, byte[]> program,
      Set<String> student) {
    var packages = new HashSet<>(PACKAGES);
    if (assignment.kind() == ExerciseKind.PREDICT) {
      packages.removeIf(name -> name.startsWith("dev.loopbook."));
    }
    if (assignment.kind() == ExerciseKind.TEST) {
      packages.addAll(FOR_TESTS);
      packages.addAll(FOR_MOCKS);
    }
    for (var model : models) {
      var imports = IMPORT.matcher(model.text());
      while (imports.find()) {
        packages.add(imports.group(1).substring(0, imports.group(1).length() - 1));
      }
    }
    if (packages.contains("dev.loopbook.testkit.mock") || packages.contains("org.mockito")) {
      packages.addAll(FOR_MOCKS);
    }
    var usable = new HashMap<>(program);
    var otherwise = "this exercise does not need it";
    if (assignment.kind() == ExerciseKind.PREDICT) {
      usable.keySet().retainAll(student);
      otherwise = "a prediction is written down, and not asked of the program";
    }
    var list =
        new AllowList(
            packages,
            usable,
            LoopAccessRules.of(assignment.kind(), models),
            assignment.kind() == ExerciseKind.TEST
                ? Optional.of(new ChanceRules(models))
                : Optional.empty(),
            otherwise);
    var violations = new ArrayList<Violation>();
    for (var name : student.stream().sorted().toList()) {
      var expected = assignment.packageName() + ".";
      if (!name.startsWith(expected)) {
        violations.add(
            new Violation(
                new CodePlace(simple(name) + ".java", 0),
                "class " + name,
                WRONG_PACKAGE + assignment.packageName()));
      }
      for (var link : ClassReferences.in(Objects.requireNonNull(program.get(name)))) {
        list.reason(link)
            .ifPresent(
                reason ->
                    violations.add(
                        new Violation(
                            new CodePlace(link.source(), link.line()).in(texts),
                            what(link),
                            reason)));
      }
    }
    return violations.stream()
        .distinct()
        .sorted(Comparator.comparingInt(violation -> violation.place().line()))
        .toList();
  }

  /// Returns why a link is refused, or nothing if it's open.
  private Optional<String> reason(ClassReference link) {
    if (link.bootstrap()) {
      return BOOTSTRAPS.contains(link.owner())
          ? Optional.empty()
          : Optional.of("only javac makes such calls");
    }
    return type(link.owner())
        .or(() -> member(link))
        .or(
            () ->
                TYPE.matcher(link.descriptor())
                    .results()
                    .map(found -> type(found.group(1).replace('/', '.')))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private Optional<String> type(String name) {
    if (program.containsKey(name) || SINGLE.contains(name)) {
      return Optional.empty();
    }
    var dot = name.lastIndexOf('.');
    var of = dot < 0 ? "" : name.substring(0, dot);
    var top = name.replaceFirst("\\$.*", "");
    if (!packages.contains(of)) {
      return REASONS.stream()
          .filter(each -> name.startsWith(each.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .or(() -> Optional.of(otherwise));
    }
    return Optional.ofNullable(CLOSED.get(top)).or(() -> Optional.ofNullable(CLOSED.get(name)));
  }

  private Optional<String> member(ClassReference link) {
    if (link.member().isEmpty()) {
      return Optional.empty();
    }
    var open = MEMBERS.get(link.owner());
    if (open != null && !open.contains(link.member())) {
      return Optional.of(
          link.owner().equals("java.lang.Class")
              ? "it uses reflection"
              : "it reaches the JVM in which the tests run");
    }
    var inside = loop.reason(link).or(() -> chance.flatMap(rules -> rules.reason(link)));
    if (inside.isPresent()) {
      return inside;
    }
    return inheritedBy(link.owner())
        .flatMap(owner -> closed(owner + "." + link.member(), link.descriptor()).stream())
        .findFirst();
  }

  private static Optional<String> closed(String member, String descriptor) {
    var open = DESCRIPTORS.get(member);
    return open != null && !open.contains(descriptor)
        ? Optional.of("it can open files, or look at who called")
        : Optional.ofNullable(CLOSED_MEMBERS.get(member));
  }

  /// Returns the name of a class, or of the JDK's class that it extends, with all superclasses.
  private Stream<String> inheritedBy(String owner) {
    var name = owner;
    for (var depth = 0; program.containsKey(name) && depth < 100; depth++) {
      name = ClassReferences.superclass(program.get(name));
    }
    var names = new ArrayList<String>();
    try {
      var type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
      for (Class<?> each = type; each != null; each = each.getSuperclass()) {
        names.add(each.getName());
      }
    } catch (ClassNotFoundException | LinkageError _) {
      names.add(name);
    }
    return names.stream();
  }

  private static String what(ClassReference link) {
    var type = simple(link.owner());
    return switch (link.member()) {
      case "" -> type;
      case "<init>" -> "new " + type;
      default -> type + "." + link.member();
    };
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }
}
