package dev.loopbook.program;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// The local variables of a frame, as statics that guests may import.
///
/// They are copies. To the guests' compiler they are final, so that nobody takes one for the
/// variable itself.
public final class GuestLocals {
  private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

  private final GuestClasses guests;
  private final String name;
  private final List<LocalVariable> variables;
  private final MovedTypes moved;

  /// @param name the simple name of the class that has them
  GuestLocals(GuestClasses guests, String name, List<LocalVariable> variables, MovedTypes moved) {
    this.guests = guests;
    this.name = name;
    this.variables = List.copyOf(variables);
    this.moved = moved;
  }

  private String viewName() {
    return GuestClasses.PACKAGE + "." + name;
  }

  /// Returns what the guests' compiler is to know besides, by binary name.
  public Map<String, byte[]> view() {
    return Map.of(
        viewName(),
        build(
            ClassDesc.of(viewName()),
            builder ->
                variables.forEach(
                    variable ->
                        builder.withField(
                            variable.name(),
                            moved.type(variable.type()),
                            field -> {
                              field.withFlags(PUBLIC_STATIC | ClassFile.ACC_FINAL);
                              variable
                                  .signature()
                                  .filter(text -> !hasTypeVariable(text))
                                  .map(moved::signature)
                                  .map(Signature::parseFrom)
                                  .map(SignatureAttribute::of)
                                  .ifPresent(field::with);
                            }))));
  }

  /// A type variable is one of the method's around the variable, which no static knows.
  private static boolean hasTypeVariable(String signature) {
    return signature.matches("(?:.*[<;:+*\\[-])?T[^<>/;]*;.*");
  }

  /// Returns the class that guests run with.
  byte[] toRun(Function<String, String> runName) {
    return build(
        ClassDesc.of(runName.apply(viewName())),
        builder ->
            variables.forEach(
                variable -> builder.withField(variable.name(), variable.type(), PUBLIC_STATIC)));
  }

  private static byte[] build(ClassDesc type, Consumer<ClassBuilder> members) {
    return ClassFile.of()
        .build(
            type,
            builder -> {
              builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
              members.accept(builder);
            });
  }

  /// Returns a line that imports each of them.
  public List<String> imports() {
    return variables.stream()
        .map(variable -> "import static " + viewName() + "." + variable.name() + ";")
        .toList();
  }

  /// Returns whether these variables can be put in: the same names with the same types, and perhaps
  /// others.
  public boolean fits(List<LocalVariable> now) {
    return variables.stream()
        .allMatch(
            mine ->
                now.stream()
                    .anyMatch(
                        other ->
                            mine.name().equals(other.name()) && mine.type().equals(other.type())));
  }

  /// Gives them the values that they have now in a run.
  public void bind(ProgramRun run, List<LocalVariable> now) {
    run.admit(guests);
    try {
      var type = run.type(guests.runName(viewName()));
      for (var variable : now) {
        if (variables.stream().anyMatch(mine -> mine.name().equals(variable.name()))) {
          Field field = type.getField(variable.name());
          field.set(null, variable.value());
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("local variables can't be handed over", e);
    }
  }
}
