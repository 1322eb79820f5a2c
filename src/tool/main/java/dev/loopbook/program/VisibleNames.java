package dev.loopbook.program;

import dev.loopbook.loop.LiveFrame;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.FieldModel;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the code of a frame can call by a simple name.
final class VisibleNames {
  private final Program program;
  private final Map<String, LocalVariable> names = new LinkedHashMap<>();

  private VisibleNames(Program program) {
    this.program = program;
  }

  static List<LocalVariable> in(Program program, LiveFrame frame) {
    var visible = new VisibleNames(program);
    var locals = FrameVariables.of(program, frame);
    locals.stream()
        .filter(variable -> !variable.isThis() && variable.isKnown())
        .forEach(variable -> visible.names.put(variable.name(), variable));
    locals.stream()
        .filter(variable -> variable.isThis() && variable.value() != null)
        .forEach(self -> visible.addFields(self, frame.type()));
    return List.copyOf(visible.names.values());
  }

  /// Adds the fields that the code of `type` sees in its own object. Those of the class that the
  /// program starts with are in reach of guests anyway.
  private void addFields(LocalVariable self, Class<?> type) {
    for (Class<?> each = type;
        each != null && !each.getName().equals(program.mainClass());
        each = each.getSuperclass()) {
      var bytes = program.classes().get(each.getName());
      if (bytes == null) {
        return;
      }
      for (var field : ClassFile.of().parse(bytes).fields()) {
        add(field, each, self);
      }
    }
  }

  private void add(FieldModel model, Class<?> type, LocalVariable self) {
    var name = model.fieldName().stringValue();
    if (names.containsKey(name) || (model.flags().flagsMask() & ClassFile.ACC_SYNTHETIC) != 0) {
      return;
    }
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      Optional<String> signature =
          model.findAttribute(Attributes.signature()).map(found -> found.signature().stringValue());
      names.put(
          name,
          new LocalVariable(
              name, model.fieldTypeSymbol(), signature, field.get(self.value()), true));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a field that's in the class file is not in the class", e);
    }
  }
}
