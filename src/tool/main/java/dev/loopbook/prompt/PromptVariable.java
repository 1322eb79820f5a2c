package dev.loopbook.prompt;

import dev.loopbook.program.GuestClasses;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.step.Visit;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/// A variable that a snippet made.
///
/// JShell forgets a variable when names that its initial value was computed with are gone, or when
/// the snippet is undone. If it's wanted again, it has to be declared anew, which gives it another
/// class. So it may have several places, and the value is carried from one to the next.
final class PromptVariable {
  private final VarSnippet first;
  private final Visit visit;
  private final boolean apart;

  /// For each declaration the names of the classes one of which has it. Written by the shell's
  /// thread while the loop is paused.
  private final List<Set<String>> places = new CopyOnWriteArrayList<>();

  private Snippet declaration;

  /// @param visit what computes it
  /// @param apart whether its code ran without the program's loop, because that is over
  /// @param classes the names of the classes one of which has it
  PromptVariable(VarSnippet declaration, Visit visit, boolean apart, Collection<String> classes) {
    this.first = declaration;
    this.declaration = declaration;
    this.visit = visit;
    this.apart = apart;
    places.add(Set.copyOf(classes));
  }

  String name() {
    return first.name();
  }

  Visit visit() {
    return visit;
  }

  boolean isApart() {
    return apart;
  }

  /// Returns its present declaration.
  Snippet declaration() {
    return declaration;
  }

  /// Returns a declaration of it without an initial value.
  String source() {
    return first.typeName() + " " + first.name() + ";";
  }

  /// Notes that it was declared anew.
  ///
  /// @param classes the names of the classes one of which has the new one
  void declared(Snippet anew, Collection<String> classes) {
    declaration = anew;
    places.add(Set.copyOf(classes));
  }

  /// Returns how many times it was declared.
  int declarations() {
    return places.size();
  }

  /// Gives the value that one declaration of it has in a run to all that came after it.
  ///
  /// @param from which declaration, from 1
  void carry(int from, GuestClasses guests, ProgramRun run) {
    if (from >= places.size()) {
      return;
    }
    guests.bind(run);
    field(places.get(from - 1), guests, run)
        .ifPresent(
            source ->
                places.stream()
                    .skip(from)
                    .flatMap(classes -> field(classes, guests, run).stream())
                    .forEach(target -> copy(source, target)));
  }

  private static void copy(Field source, Field target) {
    try {
      target.set(null, source.get(null));
    } catch (IllegalArgumentException _) {
      // its class was written anew, and the value is of the one before
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a variable of the prompt can't be kept", e);
    }
  }

  private Optional<Field> field(Collection<String> in, GuestClasses guests, ProgramRun run) {
    for (var className : in) {
      try {
        var field = run.type(guests.runName(className)).getDeclaredField(name());
        field.setAccessible(true);
        return Optional.of(field);
      } catch (NoSuchFieldException | ClassNotFoundException _) {
        // in another of them
      }
    }
    return Optional.empty();
  }
}
