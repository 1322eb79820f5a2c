package dev.loopbook.prompt;

import dev.loopbook.program.GuestClasses;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.step.Visit;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// A variable whose initial value was computed with names that are about to be out of reach.
///
/// JShell would take it for undefined then. So it's declared anew, without an initial value, and
/// gets its value back.
final class KeptVariable {
  private final VarSnippet declaration;
  private final Visit visit;
  private final Set<String> classes;
  private @Nullable Object value;

  /// @param visit what computed it
  /// @param classes the names of the classes one of which has it
  KeptVariable(VarSnippet declaration, Visit visit, Collection<String> classes) {
    this.declaration = declaration;
    this.visit = visit;
    this.classes = Set.copyOf(classes);
  }

  VarSnippet declaration() {
    return declaration;
  }

  Visit visit() {
    return visit;
  }

  /// Returns its declaration without an initial value.
  String source() {
    return declaration.typeName() + " " + declaration.name() + ";";
  }

  /// Reads its value, on the loop's thread.
  void save(GuestClasses guests, ProgramRun run) {
    value = field(classes, guests, run).map(KeptVariable::get).orElse(null);
  }

  private static @Nullable Object get(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a variable of the prompt can't be read", e);
    }
  }

  /// Gives the value to the new one, on the loop's thread.
  ///
  /// @param now the names of the classes one of which has the new one
  void restore(Collection<String> now, GuestClasses guests, ProgramRun run) {
    field(now, guests, run)
        .ifPresent(
            field -> {
              try {
                field.set(null, value);
              } catch (IllegalAccessException | IllegalArgumentException e) {
                throw new IllegalStateException("a variable of the prompt can't be written", e);
              }
            });
  }

  private Optional<Field> field(Collection<String> in, GuestClasses guests, ProgramRun run) {
    for (var name : in) {
      try {
        var field = run.type(guests.runName(name)).getDeclaredField(declaration.name());
        field.setAccessible(true);
        return Optional.of(field);
      } catch (NoSuchFieldException | ClassNotFoundException _) {
        // in another of them
      }
    }
    return Optional.empty();
  }
}
