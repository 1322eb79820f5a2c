package dev.loopbook.program.explored;

import static dev.loopbook.text.RootLocale.format;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.loopbook.program.ReferenceBridges;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rewrites a program's class files so that it can be run thousands of times in one class loader,
/// and says what it reads and writes.
///
/// **Statics made anew.** A class initializer runs once in a JVM's life. So it becomes a method
/// that can be called again, static fields lose `final`, and a second method sets them back to zero
/// and null. Whatever makes the JVM initialize a class (a static method, a constructor, a static
/// field) first asks the [AccessRecorder] whether that class has been initialized *in this run*.
/// Fields with a constant value are left as they are: the compiler has copied them anyway.
///
/// What the JDK itself remembers of a class can't be reset: the constants of an enum, once an
/// `EnumMap` or an `EnumSet` has asked for them, and the statics of an interface. A program with
/// these gets a class loader for each run, which is slower.
///
/// **What it reads and writes.** [AccessCode] reports fields, elements of arrays and calls of JDK
/// objects. Its output is woven again by [dev.loopbook.program.Weaver], like any program.
final class AccessWeaver {
  static final String INITIALIZER = "loopbook$init";
  static final String RESET = "loopbook$reset";
  private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);

  /// A method longer than this isn't woven: with what is added it might exceed what the JVM allows.
  private static final int LONGEST_WOVEN = 16_000;

  private final ClassFile classFiles = ClassFile.of(StackMapsOption.DROP_STACK_MAPS);
  private final Map<String, ClassModel> program = new TreeMap<>(); // by internal name
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<WovenClass> classes = new ArrayList<>();
  private final List<String> interfaces = new ArrayList<>();
  private final AccessSites sites = new AccessSites();
  private final boolean ordersByAccess;
  private final boolean needsFreshClasses;
  private Optional<String> unwatched;

  AccessWeaver(Map<String, byte[]> files) {
    var bridges = ReferenceBridges.atTheirLine(reference -> isForeign(reference, files.keySet()));
    files.forEach(
        (name, bytes) -> program.put(name.replace('.', '/'), bridges.in(classFiles.parse(bytes))));
    program.keySet().forEach(this::number);
    unwatched =
        program.values().stream().flatMap(model -> UnwatchedCalls.in(model).stream()).findFirst();
    program.forEach(this::noteInterface);
    ordersByAccess = program.values().stream().anyMatch(AccessWeaver::makesMapsInAccessOrder);
    var hasEnums = program.values().stream().anyMatch(AccessWeaver::isEnum);
    needsFreshClasses =
        program.values().stream()
            .anyMatch(
                model ->
                    (hasEnums && remembersEnums(model))
                        || (isInterface(model) && initializer(model) != null));
  }

  /// Returns whether a reference names a method of the JDK or a library whose calls are reported.
  private static boolean isForeign(DirectMethodHandleDesc reference, Set<String> program) {
    if (reference.owner().isArray()
        || reference.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
      return false;
    }
    var descriptor = reference.owner().descriptorString();
    var name = descriptor.substring(1, descriptor.length() - 1);
    return !program.contains(name.replace('/', '.')) && !ForeignCalls.reportsItself(name);
  }

  // The JVM doesn't say who initializes an interface. If nobody can notice, it may as well be done
  // before everything else.
  private void noteInterface(String name, ClassModel model) {
    var initializer = isInterface(model) ? initializer(model) : null;
    if (initializer == null) {
      return;
    }
    var binary = name.replace('/', '.');
    if (new QuietCheck(this, name).isQuiet(initializer)) {
      interfaces.add(binary);
    } else {
      unwatched =
          Optional.of(
              format(
                  "it's unknown which callback makes the statics of the interface %s",
                  binary.substring(binary.lastIndexOf('$') + 1)));
    }
  }

  private int number(String name) {
    var known = numbers.get(name);
    if (known != null) {
      return known;
    }
    var model = program.get(name);
    if (model == null) {
      return -1;
    }
    var parent = model.superclass().map(ClassEntry::asInternalName).map(this::number).orElse(-1);
    if (isInterface(model) || !hasStatics(model)) {
      numbers.put(name, parent);
      return parent;
    }
    var number = classes.size();
    var initializer = initializer(model);
    classes.add(
        new WovenClass(
            name.replace('/', '.'),
            parent,
            initializer != null,
            initializer == null || new QuietCheck(this, name).isQuiet(initializer)));
    numbers.put(name, number);
    return number;
  }

  private static boolean hasStatics(ClassModel model) {
    return initializer(model) != null || model.fields().stream().anyMatch(AccessWeaver::isReset);
  }

  private static @Nullable MethodModel initializer(ClassModel model) {
    return model.methods().stream()
        .filter(method -> method.methodName().equalsString("<clinit>"))
        .findFirst()
        .orElse(null);
  }

  private static boolean isInterface(ClassModel model) {
    return (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
  }

  private static boolean isEnum(ClassModel model) {
    return (model.flags().flagsMask() & ClassFile.ACC_ENUM) != 0;
  }

  private static boolean isStatic(FieldModel field) {
    return (field.flags().flagsMask() & ClassFile.ACC_STATIC) != 0;
  }

  /// Returns whether a field gets its value when its class is initialized.
  private static boolean isReset(FieldModel field) {
    return isStatic(field) && field.findAttribute(Attributes.constantValue()).isEmpty();
  }

  /// Returns whether a class uses what keeps an enum's constants for good.
  private static boolean remembersEnums(ClassModel model) {
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof ClassEntry type
          && (type.asInternalName().equals("java/util/EnumMap")
              || type.asInternalName().equals("java/util/EnumSet")
              || type.asInternalName().equals("java/lang/runtime/SwitchBootstraps"))) {
        return true;
      }
      if (entry instanceof Utf8Entry text && text.equalsString("getEnumConstants")) {
        return true;
      }
    }
    return false;
  }

  private static boolean makesMapsInAccessOrder(ClassModel model) {
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MethodRefEntry method
          && method.owner().asInternalName().equals("java/util/LinkedHashMap")
          && method.type().equalsString("(IFZ)V")) {
        return true;
      }
    }
    return false;
  }

  // ---- asking ----

  /// Returns the woven class files by binary name.
  Map<String, byte[]> weave() {
    Map<String, byte[]> woven = new HashMap<>();
    program.forEach((name, model) -> woven.put(name.replace('/', '.'), weave(name, model)));
    return woven;
  }

  /// Returns the classes with statics, by number.
  List<WovenClass> classes() {
    return List.copyOf(classes);
  }

  /// Returns whether each run needs a class loader of its own.
  boolean needsFreshClasses() {
    return needsFreshClasses;
  }

  /// Returns why what the program reads and writes isn't all known, if so. Known once it's woven.
  Optional<String> unwatched() {
    return unwatched;
  }

  /// Returns the binary names of the interfaces that are to be initialized before a run.
  List<String> interfaces() {
    return List.copyOf(interfaces);
  }

  /// Returns whether the program has maps that looking at them changes.
  boolean ordersByAccess() {
    return ordersByAccess;
  }

  AccessSites numbering() {
    return sites;
  }

  boolean isProgram(String owner) {
    return program.containsKey(owner);
  }

  /// Returns the number of the class that is initialized when `owner` is used, or -1 if none is.
  int initializedBy(String owner) {
    var number = numbers.getOrDefault(owner, -1);
    while (number >= 0 && !classes.get(number).hasInitializer()) {
      number = classes.get(number).parent();
    }
    return number;
  }

  /// A field of the program.
  ///
  /// @param declaredIn the internal name of its class
  record Field(String declaredIn, boolean isFinal) {}

  /// Returns the field that a name stands for in a class, if it is the program's.
  Optional<Field> field(String owner, String name) {
    var model = program.get(owner);
    if (model == null) {
      return Optional.empty();
    }
    for (var field : model.fields()) {
      if (field.fieldName().equalsString(name)) {
        return Optional.of(
            new Field(owner, (field.flags().flagsMask() & ClassFile.ACC_FINAL) != 0));
      }
    }
    for (var parent : model.interfaces()) {
      var found = field(parent.asInternalName(), name);
      if (found.isPresent()) {
        return found;
      }
    }
    return model.superclass().flatMap(parent -> field(parent.asInternalName(), name));
  }

  /// Returns a method of the program, if a call of `owner` can end there.
  Optional<MethodModel> method(String owner, String name, String descriptor) {
    var model = program.get(owner);
    if (model == null) {
      return Optional.empty();
    }
    for (var method : model.methods()) {
      if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) {
        return Optional.of(method);
      }
    }
    for (var parent : model.interfaces()) {
      var found = method(parent.asInternalName(), name, descriptor);
      if (found.isPresent()) {
        return found;
      }
    }
    return model.superclass().flatMap(parent -> method(parent.asInternalName(), name, descriptor));
  }

  /// Returns the JDK class in which a call of `owner` ends, when no method of the program is
  /// called.
  String foreignOwner(String owner) {
    var name = owner;
    for (var model = program.get(name); model != null; model = program.get(name)) {
      name = model.superclass().map(ClassEntry::asInternalName).orElse("java/lang/Object");
    }
    return name;
  }

  // ---- weaving ----

  private byte[] weave(String name, ClassModel model) {
    return classFiles.build(
        model.thisClass().asSymbol(),
        builder -> {
          for (ClassElement element : model) {
            switch (element) {
              case FieldModel field when !isInterface(model) && isReset(field) ->
                  withoutFinal(builder, field);
              case MethodModel method -> weave(builder, name, model, method);
              default -> builder.with(element);
            }
          }
          if (!isInterface(model) && hasStatics(model)) {
            addReset(builder, model);
          }
        });
  }

  private static void withoutFinal(ClassBuilder builder, FieldModel field) {
    builder.transformField(
        field,
        (changed, element) -> {
          if (element instanceof AccessFlags flags) {
            changed.withFlags(flags.flagsMask() & ~ClassFile.ACC_FINAL);
          } else {
            changed.with(element);
          }
        });
  }

  private static void addReset(ClassBuilder builder, ClassModel model) {
    var type = model.thisClass().asSymbol();
    builder.withMethodBody(
        RESET,
        NOTHING,
        ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
        code -> {
          for (var field : model.fields()) {
            if (isReset(field)) {
              ClassDesc of = field.fieldTypeSymbol();
              switch (TypeKind.from(of).asLoadable()) {
                case LONG -> code.lconst_0();
                case FLOAT -> code.fconst_0();
                case DOUBLE -> code.dconst_0();
                case REFERENCE -> code.aconst_null();
                default -> code.iconst_0();
              }
              code.putstatic(type, field.fieldName().stringValue(), of);
            }
          }
          code.return_();
        });
  }

  private void weave(ClassBuilder builder, String owner, ClassModel model, MethodModel method) {
    var isInitializer = method.methodName().equalsString("<clinit>") && !isInterface(model);
    builder.withMethod(
        isInitializer ? INITIALIZER : method.methodName().stringValue(),
        method.methodTypeSymbol(),
        isInitializer ? ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC : method.flags().flagsMask(),
        changed -> {
          for (var element : method) {
            switch (element) {
              case AccessFlags _ -> {}
              case CodeModel code -> {
                var original = (CodeAttribute) code;
                if (original.codeLength() > LONGEST_WOVEN) {
                  unwatched =
                      Optional.of(
                          format(
                              "%s.%s is too long to be watched",
                              owner.replace('/', '.'), method.methodName()));
                  changed.transformCode(code, asItIs(original));
                } else {
                  changed.transformCode(code, new AccessCode(this, owner, model, method, code));
                }
              }
              default -> changed.with(element);
            }
          }
        });
  }

  private static CodeTransform asItIs(CodeAttribute original) {
    return new CodeTransform() {
      @Override
      public void accept(CodeBuilder builder, CodeElement element) {
        builder.with(element);
      }

      @Override
      public void atEnd(CodeBuilder builder) {
        original.findAttribute(Attributes.stackMapTable()).ifPresent(builder::with);
      }
    };
  }
}
