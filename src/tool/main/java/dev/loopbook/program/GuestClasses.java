package dev.loopbook.program;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Classes that were compiled while a program runs and live among its own: what somebody types at a
/// prompt.
///
/// Their compiler knows one package, `REPL`, and puts them there. To the JVM they have to be in the
/// program's package, and of its class loader, or they couldn't use what isn't public. So the
/// compiler is shown the program as if it were in `REPL` ([#view]), and what it makes of that is
/// moved to the program's package. They are woven like the program, so they can be stopped, too.
///
/// Used by the thread that compiles; the program's threads load the classes.
public final class GuestClasses {
  /// The source file that their stack frames name.
  static final String FILE = "prompt.java";

  static final String PACKAGE = "REPL";

  private static final Pattern IMPORT = Pattern.compile("(?m)^import\\s[^;\"]*;");

  private final Program program;
  private final String home; // "" or "shop."
  private final Map<String, byte[]> classes = new ConcurrentHashMap<>();
  private int frames;

  private GuestClasses(Program program) {
    this.program = program;
    this.home = packageOf(program.mainClass());
    classes.put(home + ProgramMembers.NAME, members().toRun());
  }

  /// Returns the guests of a program, none so far.
  public static GuestClasses of(Program program) {
    return new GuestClasses(program);
  }

  private static String packageOf(String className) {
    return className.substring(0, className.lastIndexOf('.') + 1);
  }

  private ProgramMembers members() {
    return new ProgramMembers(
        program.mainClass(),
        Objects.requireNonNull(program.classes().get(program.mainClass())),
        home);
  }

  /// Returns what their compiler is to know of the program, by binary name: its classes without
  /// code, and the members of the one that is started as statics of [ProgramMembers#NAME].
  public Map<String, byte[]> view() {
    Map<String, byte[]> view = new HashMap<>();
    var moved = moved();
    program
        .classes()
        .forEach((name, bytes) -> view.put(moved.name(name), ClassOutline.of(bytes, moved)));
    view.put(PACKAGE + "." + ProgramMembers.NAME, members().toCompile(moved));
    return view;
  }

  private MovedTypes moved() {
    return new MovedTypes(home, PACKAGE + ".", program.classes().keySet());
  }

  /// Makes the local variables of a frame known to them. [GuestLocals#bind] gives them values.
  public GuestLocals locals(List<LocalVariable> variables) {
    var locals = new GuestLocals(this, "Locals" + ++frames, variables, moved());
    locals.view().keySet().forEach(name -> classes.put(runName(name), locals.toRun(this::runName)));
    return locals;
  }

  /// Returns the lines that import what the program's own code sees without an import, and what its
  /// file imports.
  public List<String> imports() {
    var main = program.mainClass().substring(home.length()).replace('$', '.');
    var own = IMPORT.matcher(program.source().text()).results().map(MatchResult::group);
    var members = Stream.of(main, ProgramMembers.NAME);
    return Stream.concat(own, members.map(type -> "import static " + PACKAGE + "." + type + ".*;"))
        .toList();
  }

  /// Adds the classes of one piece of code.
  ///
  /// @param line returns the line that was typed for one of the compiler's
  public void add(Map<String, byte[]> compiled, IntUnaryOperator line) {
    Map<String, byte[]> moved = new HashMap<>();
    compiled.forEach(
        (name, bytes) ->
            moved.put(
                runName(name),
                adapted(MovedClass.of(bytes, PACKAGE + "/", home.replace('.', '/')), line)));
    classes.putAll(new Weaver(moved, false).weave());
  }

  /// Returns the name under which the JVM knows a class of theirs.
  public String runName(String compiledName) {
    return home + compiledName.substring(PACKAGE.length() + 1);
  }

  /// Makes the object that `main` was called on known to them in a run.
  public void bind(ProgramRun run) {
    run.admit(this);
    var receiver = run.receiver();
    if (receiver == null) {
      return;
    }
    try {
      run.type(home + ProgramMembers.NAME).getField(ProgramMembers.RECEIVER).set(null, receiver);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a program's members can't be reached", e);
    }
  }

  Optional<byte[]> classFile(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  private byte[] adapted(byte[] bytes, IntUnaryOperator lines) {
    var files = ClassFile.of();
    var owner = (home + ProgramMembers.NAME).replace('.', '/');
    return files.transformClass(
        files.parse(bytes),
        ClassTransform.transformingMethods(
                MethodModel.class::isInstance,
                (method, element) -> {
                  if (element instanceof CodeModel code) {
                    method.transformCode(
                        code, (builder, part) -> adapt(builder, part, owner, lines));
                  } else {
                    method.with(element);
                  }
                })
            .andThen(
                ClassTransform.endHandler(builder -> builder.with(SourceFileAttribute.of(FILE)))));
  }

  private static void adapt(
      CodeBuilder builder, CodeElement element, String owner, IntUnaryOperator lines) {
    switch (element) {
      case LineNumber line -> builder.lineNumber(lines.applyAsInt(line.line()));
      case FieldInstruction field when field.owner().asInternalName().equals(owner) ->
          ProgramMembers.access(builder, field, field.opcode() == Opcode.GETSTATIC);
      default -> builder.with(element);
    }
  }
}
