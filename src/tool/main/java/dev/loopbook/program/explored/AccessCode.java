package dev.loopbook.program.explored;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.explored.AccessSite.Kind;
import dev.loopbook.program.explored.ForeignCalls.Effect;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Weaves one method of a program that is to be explored; [AccessWeaver] says why.
///
/// Whatever is added leaves the operand stack as it was, and uses only local variables behind the
/// method's own. So the stack maps that javac wrote stay valid.
final class AccessCode implements CodeTransform {
  private static final ClassDesc ACCESS = ClassDesc.of(WovenAccess.class.getName());
  private static final MethodTypeDesc OF_SITE = MethodTypeDesc.of(CD_void, CD_int);
  private static final MethodTypeDesc OF_OBJECT = MethodTypeDesc.of(CD_void, CD_Object, CD_int);
  private static final MethodTypeDesc OF_ELEMENT =
      MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_int);
  private static final MethodTypeDesc OF_TWO = MethodTypeDesc.of(CD_void, CD_Object, CD_Object);
  private static final MethodTypeDesc OF_ONE = MethodTypeDesc.of(CD_void, CD_Object);
  private static final ClassDesc CD_ENUM = ClassDesc.of("java.lang.Enum");

  private final AccessWeaver program;
  private final String owner;
  private final String file;
  private final MethodModel method;
  private final CodeAttribute original;
  private final Set<Label> passed = new HashSet<>();
  private final LocalVariables locals = new LocalVariables();
  private final int initializes;
  private int line;
  // In a constructor, until it has called another one: `this` is no object yet.
  private boolean beforeSuper;
  private int newOnes; // objects of its own class or superclass that it makes for that call

  AccessCode(
      AccessWeaver program, String owner, ClassModel type, MethodModel method, CodeModel code) {
    this.program = program;
    this.owner = owner;
    this.method = method;
    this.original = (CodeAttribute) code;
    this.file =
        type.findAttribute(Attributes.sourceFile())
            .map(source -> source.sourceFile().stringValue())
            .orElse("");
    this.beforeSuper = method.methodName().equalsString("<init>");
    var isStatic = (method.flags().flagsMask() & ClassFile.ACC_STATIC) != 0;
    var isInitializer = method.methodName().equalsString("<clinit>");
    this.initializes =
        (isStatic && !isInitializer) || beforeSuper ? program.initializedBy(owner) : -1;
  }

  @Override
  public void atStart(CodeBuilder builder) {
    ensure(builder, initializes);
  }

  @Override
  public void atEnd(CodeBuilder builder) {
    original.findAttribute(Attributes.stackMapTable()).ifPresent(builder::with);
  }

  @Override
  public void accept(CodeBuilder builder, CodeElement element) {
    switch (element) {
      case LineNumber number -> {
        line = number.line();
        builder.with(element);
      }
      case LabelTarget target -> {
        passed.add(target.label());
        builder.with(element);
      }
      case BranchInstruction branch -> branch(builder, element, Stream.of(branch.target()));
      case TableSwitchInstruction choice ->
          branch(builder, element, targets(choice.defaultTarget(), choice.cases()));
      case LookupSwitchInstruction choice ->
          branch(builder, element, targets(choice.defaultTarget(), choice.cases()));
      case FieldInstruction field -> field(builder, field);
      case ArrayLoadInstruction load -> {
        builder.dup2().loadConstant(element());
        builder.invokestatic(ACCESS, "readElement", OF_ELEMENT).with(load);
      }
      case ArrayStoreInstruction store -> store(builder, store);
      case NewObjectInstruction made -> {
        if (beforeSuper && isOwnConstructor(made.className().asInternalName())) {
          newOnes++;
        }
        builder.with(made); // its constructor sees to the initializer: a frame may name this spot
      }
      case NewPrimitiveArrayInstruction _,
          NewReferenceArrayInstruction _,
          NewMultiArrayInstruction _ -> {
        builder.with(element);
        made(builder);
      }
      case InvokeInstruction call -> call(builder, call);
      case InvokeDynamicInstruction call -> dynamic(builder, call);
      default -> builder.with(element);
    }
  }

  private void branch(CodeBuilder builder, CodeElement element, Stream<Label> targets) {
    if (targets.anyMatch(passed::contains)) {
      builder.invokestatic(ACCESS, "spend", MethodTypeDesc.of(CD_void));
    }
    builder.with(element);
  }

  private static Stream<Label> targets(Label byDefault, List<SwitchCase> cases) {
    return Stream.concat(Stream.of(byDefault), cases.stream().map(SwitchCase::target));
  }

  private CodePlace place() {
    return new CodePlace(file, line, "");
  }

  private int element() {
    return program.numbering().ofElement(place());
  }

  private static void ensure(CodeBuilder builder, int type) {
    if (type >= 0) {
      builder.loadConstant(type);
      builder.invokestatic(ACCESS, "ensure", OF_SITE);
    }
  }

  private void ensureOther(CodeBuilder builder, String used) {
    if (!used.equals(owner)) {
      ensure(builder, program.initializedBy(used));
    }
  }

  private static void made(CodeBuilder builder) {
    builder.dup().invokestatic(ACCESS, "made", OF_ONE);
  }

  // ---- fields ----

  private void field(CodeBuilder builder, FieldInstruction field) {
    var of = field.owner().asInternalName();
    var name = field.name().stringValue();
    var known = program.field(of, name);
    if (known.isEmpty()) {
      Chance.ofField(of, name).ifPresent(chance -> chance(builder, chance));
    } else {
      var declaredIn = known.get().declaredIn();
      var isFinal = known.get().isFinal();
      switch (field.opcode()) {
        case GETFIELD -> {
          if (!isFinal) {
            builder.dup().loadConstant(site(declaredIn, name, Kind.READ));
            builder.invokestatic(ACCESS, "read", OF_OBJECT);
          }
        }
        case PUTFIELD -> {
          if (!isFinal && !beforeSuper) {
            putField(builder, field, site(declaredIn, name, Kind.WRITE));
          }
        }
        case GETSTATIC -> {
          ensureOther(builder, declaredIn);
          if (!isFinal) {
            builder.loadConstant(site(declaredIn, name, Kind.READ));
            builder.invokestatic(ACCESS, "readStatic", OF_SITE);
          }
        }
        default -> {
          ensureOther(builder, declaredIn);
          if (!isFinal) {
            putStatic(builder, field, site(declaredIn, name, Kind.WRITE));
          }
        }
      }
    }
    builder.with(field);
  }

  private int site(String declaredIn, String name, Kind kind) {
    return program.numbering().ofField(place(), declaredIn.replace('/', '.'), name, kind);
  }

  private void putField(CodeBuilder builder, FieldInstruction field, int site) {
    var kind = TypeKind.from(field.typeSymbol()).asLoadable();
    var value = locals.take(builder, kind);
    builder.storeLocal(kind, value).dup().loadLocal(kind, value).loadConstant(site);
    builder.invokestatic(
        ACCESS, "write", MethodTypeDesc.of(CD_void, CD_Object, reported(kind), CD_int));
    builder.loadLocal(kind, value);
    locals.giveBack(kind, value);
  }

  private static void putStatic(CodeBuilder builder, FieldInstruction field, int site) {
    var kind = TypeKind.from(field.typeSymbol()).asLoadable();
    if (kind.slotSize() == 2) {
      builder.dup2();
    } else {
      builder.dup();
    }
    builder.loadConstant(site);
    builder.invokestatic(ACCESS, "writeStatic", MethodTypeDesc.of(CD_void, reported(kind), CD_int));
  }

  private static ClassDesc reported(TypeKind kind) {
    return switch (kind) {
      case LONG -> CD_long;
      case FLOAT -> CD_float;
      case DOUBLE -> CD_double;
      case REFERENCE -> CD_Object;
      default -> CD_int;
    };
  }

  private void store(CodeBuilder builder, ArrayStoreInstruction store) {
    var kind = store.typeKind().asLoadable();
    var value = locals.take(builder, kind);
    builder.storeLocal(kind, value).dup2().loadConstant(element());
    builder.invokestatic(ACCESS, "writeElement", OF_ELEMENT);
    builder.loadLocal(kind, value).with(store);
    locals.giveBack(kind, value);
  }

  // ---- calls ----

  private void call(CodeBuilder builder, InvokeInstruction call) {
    var of = call.owner().asInternalName();
    var name = call.name().stringValue();
    var descriptor = call.type().stringValue();
    var isConstructor = name.equals("<init>");
    var isOwnCall = isConstructor && isOwnCall(of);
    if (of.startsWith("[")) {
      if (name.equals("clone")) {
        builder.dup().loadConstant(callSite(of, name, Effect.LOOKS));
        builder.invokestatic(ACCESS, "looksInto", OF_OBJECT);
      }
      builder.with(call);
    } else if (program.method(of, name, descriptor).isPresent()) {
      builder.with(call);
    } else {
      foreign(builder, call, program.isProgram(of) ? program.foreignOwner(of) : of, isOwnCall);
    }
    if (isConstructor && !isOwnCall) {
      made(builder);
    }
  }

  /// Returns whether this is the call of `this(…)` or `super(…)`, and notes that it's done.
  private boolean isOwnCall(String of) {
    if (!beforeSuper || !isOwnConstructor(of)) {
      return false;
    }
    if (newOnes > 0) {
      newOnes--;
      return false;
    }
    beforeSuper = false;
    return true;
  }

  private boolean isOwnConstructor(String of) {
    var type = method.parent().orElseThrow();
    return of.equals(owner)
        || type.superclass().map(parent -> parent.asInternalName().equals(of)).orElse(false);
  }

  private void foreign(CodeBuilder builder, InvokeInstruction call, String of, boolean isOwnCall) {
    var name = call.name().stringValue();
    var descriptor = call.type().stringValue();
    var type = call.typeSymbol();
    if (of.equals("java/lang/Thread") && name.equals("sleep")) {
      drop(builder, type);
      builder.invokestatic(ACCESS, "sleep", MethodTypeDesc.of(CD_void));
      return;
    }
    if (of.equals("java/lang/Enum") && name.equals("valueOf")) {
      builder.invokestatic(ACCESS, "valueOf", MethodTypeDesc.of(CD_ENUM, CD_Class, CD_String));
      return;
    }
    Chance.of(of, name, descriptor).ifPresent(chance -> chance(builder, chance));
    var isStatic = call.opcode() == Opcode.INVOKESTATIC;
    var isConstructor = name.equals("<init>");
    var onReceiver = isStatic || isConstructor ? Effect.NONE : ForeignCalls.onReceiver(of, name);
    var onArguments = ForeignCalls.onArguments(of, name, isStatic);
    var watched = new ArrayList<Integer>();
    for (var i = 0; i < type.parameterCount(); i++) {
      if (ForeignCalls.mayChange(type.parameterType(i).descriptorString())) {
        watched.add(i);
      }
    }
    var filled = new ArrayList<Integer>();
    for (var i = 0; i < type.parameterCount(); i++) {
      if (ForeignCalls.fillsWhatComesFrom(type.parameterType(i).descriptorString(), of, name)) {
        filled.add(i);
      }
    }
    var isPrimitive =
        of.startsWith("dev/loopbook/sync/") && !isStatic && !isConstructor; // tells only its log
    var views =
        ForeignCalls.mayChange(type.returnType().descriptorString())
            && !ForeignCalls.reportsItself(of);
    var mayBlock = BlockingCalls.mayBlock(of, name, descriptor);
    if (onReceiver == Effect.NONE
        && watched.isEmpty()
        && filled.isEmpty()
        && !isPrimitive
        && !mayBlock) {
      builder.with(call);
      return;
    }
    var site = callSite(of, name, onReceiver);
    var spilled = spill(builder, type);
    var receiver = -1;
    if (onReceiver != Effect.NONE) {
      builder.dup().loadConstant(site).invokestatic(ACCESS, "receiver", OF_OBJECT);
      receiver = locals.take(builder, TypeKind.REFERENCE);
      builder.dup().astore(receiver);
    }
    if (isPrimitive) {
      builder.dup().loadConstant(site).invokestatic(ACCESS, "uses", OF_OBJECT);
    }
    if (mayBlock) {
      builder.dup().loadConstant(site).invokestatic(ACCESS, "blocks", OF_OBJECT);
    }
    for (var i : watched) {
      builder.aload(spilled[i]).loadConstant(site);
      builder.invokestatic(
          ACCESS, onArguments == Effect.CHANGES ? "changes" : "looksInto", OF_OBJECT);
    }
    for (var i : filled) {
      var by = type.parameterType(i);
      builder.aload(spilled[i]).loadConstant(site);
      builder.invokestatic(ACCESS, "filled", MethodTypeDesc.of(by, by, CD_int));
      builder.astore(spilled[i]);
    }
    reload(builder, type, spilled);
    builder.with(call);
    if (isConstructor && ForeignCalls.wraps(of)) {
      for (var i : watched) {
        var wrapper = isOwnCall ? builder.aload(0) : builder.dup();
        wrapper.aload(spilled[i]).invokestatic(ACCESS, "viewOf", OF_TWO);
      }
    }
    if (views && receiver >= 0) {
      builder.dup().aload(receiver).invokestatic(ACCESS, "viewOf", OF_TWO);
    }
    if (views && isStatic) {
      for (var i : watched) {
        builder.dup().aload(spilled[i]).invokestatic(ACCESS, "viewOf", OF_TWO);
      }
    }
    if (receiver >= 0) {
      locals.giveBack(TypeKind.REFERENCE, receiver);
    }
    giveBack(type, spilled);
  }

  private int callSite(String of, String name, Effect effect) {
    return program
        .numbering()
        .ofCall(
            place(),
            of.substring(of.lastIndexOf('/') + 1),
            name,
            effect == Effect.CHANGES ? Kind.CHANGE : Kind.LOOK);
  }

  private void chance(CodeBuilder builder, Chance chance) {
    builder.loadConstant(program.numbering().ofChance(place(), chance));
    builder.invokestatic(ACCESS, "chance", OF_SITE);
  }

  /// String concatenation, and the `toString`, `equals` and `hashCode` of records, look into what
  /// they're given.
  private void dynamic(CodeBuilder builder, InvokeDynamicInstruction call) {
    var by = call.bootstrapMethod().owner().descriptorString();
    var type = call.typeSymbol();
    var looks =
        by.equals("Ljava/lang/invoke/StringConcatFactory;")
            || by.equals("Ljava/lang/runtime/ObjectMethods;");
    if (!looks
        || type.parameterList().stream()
            .noneMatch(each -> ForeignCalls.mayChange(each.descriptorString()))) {
      builder.with(call);
      return;
    }
    var site = callSite("java/lang/String", "", Effect.LOOKS);
    var spilled = spill(builder, type);
    for (var i = 0; i < type.parameterCount(); i++) {
      if (ForeignCalls.mayChange(type.parameterType(i).descriptorString())) {
        builder.aload(spilled[i]).loadConstant(site);
        builder.invokestatic(ACCESS, "looksInto", OF_OBJECT);
      }
    }
    reload(builder, type, spilled);
    builder.with(call);
    giveBack(type, spilled);
  }

  private int[] spill(CodeBuilder builder, MethodTypeDesc type) {
    var slots = new int[type.parameterCount()];
    for (var i = slots.length - 1; i >= 0; i--) {
      var kind = TypeKind.from(type.parameterType(i)).asLoadable();
      slots[i] = locals.take(builder, kind);
      builder.storeLocal(kind, slots[i]);
    }
    return slots;
  }

  private static void reload(CodeBuilder builder, MethodTypeDesc type, int... slots) {
    for (var i = 0; i < slots.length; i++) {
      builder.loadLocal(TypeKind.from(type.parameterType(i)).asLoadable(), slots[i]);
    }
  }

  private void giveBack(MethodTypeDesc type, int... slots) {
    for (var i = 0; i < slots.length; i++) {
      locals.giveBack(TypeKind.from(type.parameterType(i)).asLoadable(), slots[i]);
    }
  }

  private static void drop(CodeBuilder builder, MethodTypeDesc type) {
    for (var parameter : type.parameterList().reversed()) {
      if (TypeKind.from(parameter).slotSize() == 2) {
        builder.pop2();
      } else {
        builder.pop();
      }
    }
  }
}
