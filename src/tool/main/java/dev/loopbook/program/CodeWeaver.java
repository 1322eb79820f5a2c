package dev.loopbook.program;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.UninitializedVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Weaves one method; [Weaver] says what and why.
///
/// The elements arrive in code order, so a branch is a backward one exactly when its target's label
/// has been seen already.
final class CodeWeaver implements CodeTransform {
  private static final MethodTypeDesc CHECK = MethodTypeDesc.of(CD_void);
  private static final MethodTypeDesc LINE = MethodTypeDesc.of(CD_void, CD_int);

  /// A method may have at most 65,535 bytes, and checks make it longer. One that's nearly full is a
  /// table of constants rather than a loop, so it goes without checks.
  private static final int LONGEST_CHECKED = 40_000;

  /// What a call at a line adds to a method, at most.
  private static final int BYTES_OF_A_LINE = 6;

  private static final int LONGEST_TO_STEP = 50_000;

  private final Weaver program;
  private final CodeAttribute original;
  private final boolean checked;
  private final int firstLine;
  private final Set<String> ownConstructors;
  private final Set<Label> passed = new HashSet<>();
  private final boolean stopsAtLines;
  private final Set<Integer> linesSeen = new HashSet<>();
  private final Optional<LocalsKeeper> locals;
  private final List<Label> here = new ArrayList<>(); // since the last instruction
  private final Map<Label, Label> creations = new HashMap<>();

  CodeWeaver(Weaver program, MethodModel method, CodeModel code) {
    this.program = program;
    this.original = (CodeAttribute) code;
    this.checked =
        original.codeLength() <= LONGEST_CHECKED
            && (method.flags().flagsMask() & ClassFile.ACC_BRIDGE) == 0;
    this.firstLine = firstLine(code);
    int withLines = original.codeLength() + BYTES_OF_A_LINE * countLines(code);
    this.stopsAtLines = checked && program.isToBeStepped() && withLines <= LONGEST_TO_STEP;
    this.locals =
        stopsAtLines && withLines + LocalsKeeper.mostBytes(original) <= LONGEST_TO_STEP
            ? Optional.of(new LocalsKeeper(method, original))
            : Optional.empty();
    if (locals.isEmpty()) {
      program.noteForgetful(method);
    }
    if ((method.flags().flagsMask() & ClassFile.ACC_SYNCHRONIZED) != 0) {
      program.noteMonitor();
    }
    this.ownConstructors =
        method.methodName().equalsString("<init>") ? ownConstructors(method) : Set.of();
  }

  /// Returns the classes whose constructors a constructor may call with `this` or `super`, which
  /// creates no new object.
  private static Set<String> ownConstructors(MethodModel constructor) {
    ClassModel type = constructor.parent().orElseThrow();
    return Set.of(
        type.thisClass().asInternalName(),
        type.superclass().map(ClassEntry::asInternalName).orElse(""));
  }

  private static int firstLine(CodeModel code) {
    for (CodeElement element : code) {
      if (element instanceof LineNumber number) {
        return number.line();
      }
    }
    return 0;
  }

  private static int countLines(CodeModel code) {
    var lines = 0;
    for (CodeElement element : code) {
      lines += element instanceof LineNumber ? 1 : 0;
    }
    return lines;
  }

  @Override
  public void atStart(CodeBuilder builder) {
    if (checked) {
      if (firstLine > 0) {
        builder.lineNumber(firstLine); // so that a stack trace names the method's line
      }
      check(builder);
    }
  }

  @Override
  public void accept(CodeBuilder builder, CodeElement element) {
    locals.ifPresent(keeper -> keeper.before(builder, element));
    weave(builder, element);
    if (element instanceof Instruction) {
      here.clear();
    }
    locals.ifPresent(keeper -> keeper.after(element));
  }

  private void weave(CodeBuilder builder, CodeElement element) {
    switch (element) {
      case LabelTarget target -> {
        passed.add(target.label());
        here.add(target.label());
        builder.with(element);
      }
      case BranchInstruction branch -> {
        checkIfBackward(builder, List.of(branch.target()));
        builder.with(element);
      }
      case TableSwitchInstruction choice -> {
        checkIfBackward(builder, targets(choice.defaultTarget(), choice.cases()));
        builder.with(element);
      }
      case LookupSwitchInstruction choice -> {
        checkIfBackward(builder, targets(choice.defaultTarget(), choice.cases()));
        builder.with(element);
      }
      case LineNumber number -> {
        builder.with(number);
        // a line may begin several times, as the head of a loop does; a debugger stops at the first
        if (stopsAtLines && linesSeen.add(number.line())) {
          builder.loadConstant(number.line()).invokestatic(WovenCall.STAND_INS, "line", LINE);
        }
      }
      case NewObjectInstruction creation -> {
        here.forEach(label -> creations.put(label, builder.newBoundLabel()));
        builder.with(creation);
      }
      case MonitorInstruction monitor -> {
        program.noteMonitor();
        builder.with(monitor);
      }
      case FieldInstruction field -> field(builder, field);
      case InvokeInstruction call -> call(builder, call);
      default -> builder.with(element);
    }
  }

  @Override
  public void atEnd(CodeBuilder builder) {
    original
        .findAttribute(Attributes.stackMapTable())
        .ifPresent(table -> builder.with(withCreations(table)));
  }

  /// Returns javac's stack maps, in which an object that's not initialized yet is known by the
  /// place of its `new`. That may have moved: where its line begins, a call goes before it.
  private StackMapTableAttribute withCreations(StackMapTableAttribute table) {
    return StackMapTableAttribute.of(
        table.entries().stream()
            .map(
                frame ->
                    StackMapFrameInfo.of(
                        frame.target(),
                        withCreations(frame.locals()),
                        withCreations(frame.stack())))
            .toList());
  }

  private List<VerificationTypeInfo> withCreations(List<VerificationTypeInfo> types) {
    return types.stream()
        .map(
            type ->
                type instanceof UninitializedVerificationTypeInfo created
                    ? UninitializedVerificationTypeInfo.of(
                        creations.getOrDefault(created.newTarget(), created.newTarget()))
                    : type)
        .toList();
  }

  private void checkIfBackward(CodeBuilder builder, List<Label> targets) {
    if (checked && targets.stream().anyMatch(passed::contains)) {
      check(builder);
    }
  }

  private static List<Label> targets(Label byDefault, List<SwitchCase> cases) {
    List<Label> targets = new ArrayList<>(cases.stream().map(SwitchCase::target).toList());
    targets.add(byDefault);
    return targets;
  }

  private static void check(CodeBuilder builder) {
    builder.invokestatic(WovenCall.STAND_INS, "check", CHECK);
  }

  private static void field(CodeBuilder builder, FieldInstruction field) {
    String standIn =
        field.opcode() == Opcode.GETSTATIC
            ? Replacements.field(field.owner().asInternalName(), field.name().stringValue())
            : "";
    if (standIn.isEmpty()) {
      builder.with(field);
    } else {
      builder.invokestatic(WovenCall.STAND_INS, standIn, MethodTypeDesc.of(field.typeSymbol()));
    }
  }

  private void call(CodeBuilder builder, InvokeInstruction instruction) {
    WovenCall call = WovenCall.of(instruction);
    call.note(program);
    boolean creates = !(call.isConstructor() && ownConstructors.contains(call.ownerName()));
    call.write(builder, program, checked && creates);
  }
}
