package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.SafeText;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads values out of a program that is paused: its fields, their fields, and what their methods
/// without parameters return: `stock`, `queue.size()`, `account.balance`.
public final class ProgramValues {

  private static final Pattern PATH =
      Pattern.compile(
          "[\\p{L}_$][\\p{L}\\p{N}_$]*(\\(\\))?(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*(\\(\\))?)*+");

  private final ProgramRun run;

  /// Reads the values of a run.
  public ProgramValues(ProgramRun run) {
    this.run = run;
  }

  /// What came of reading one.
  public sealed interface Reading {}

  /// Its value, as text.
  public record Value(String text) implements Reading {}

  /// Why there's none.
  public record NoValue(String why) implements Reading {}

  /// Returns whether a text can be read at all.
  public static boolean isPath(String typed) {
    return PATH.matcher(typed).matches();
  }

  /// Reads a value. Calls the program's own code if the path has a method, and for the text of the
  /// value: so it has to be called on the thread of the paused loop. What that prints is dropped.
  ///
  /// @param visible what may stand at the path's beginning besides the program's fields, and before
  ///   them
  public Reading read(String path, List<LocalVariable> visible) {
    var readings = new ArrayList<Reading>();
    run.host(() -> readings.add(readHere(path, visible)), _ -> {});
    return readings.getFirst();
  }

  /// Returns what is in the fields of the object that `main` was called on, and in the statics of
  /// its class, by the fields' names; those that are null are left out.
  Map<String, Object> fieldsOfMain() {
    var values = new LinkedHashMap<String, Object>();
    try {
      var main = run.receiver();
      for (Field field : run.type(run.program().mainClass()).getDeclaredFields()) {
        if ((isStatic(field.getModifiers()) || main != null) && field.trySetAccessible()) {
          Object value = field.get(main);
          if (value != null) {
            values.put(field.getName(), value);
          }
        }
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      return values; // what can't be read has no name
    }
    return values;
  }

  private Reading readHere(String path, List<LocalVariable> visible) {
    try {
      var steps = List.of(path.split("\\.", -1));
      var local = visible.stream().filter(each -> each.name().equals(steps.getFirst())).findFirst();
      var value =
          local.isPresent()
              ? found(local.get().value())
              : new Found(run.receiver(), run.type(run.program().mainClass()));
      for (var step : local.isPresent() ? steps.subList(1, steps.size()) : steps) {
        var next = step(value, step);
        if (next.isEmpty()) {
          return new NoValue(format("%s has no %s", value.isNull() ? "null" : name(value), step));
        }
        value = next.get();
      }
      return new Value(SafeText.of(value.object));
    } catch (InvocationTargetException thrown) {
      return new NoValue("it throws " + SafeText.ofFailure(thrown.getTargetException()));
    } catch (ReflectiveOperationException | InaccessibleObjectException | LinkageError e) {
      return new NoValue("it can't be read: " + SafeText.ofFailure(e));
    }
  }

  /// The program goes by its own name: a loop for Java that's typed has a class of ours.
  private String name(Found found) throws ReflectiveOperationException {
    var program = run.program();
    return found.type == run.type(program.mainClass()) ? program.name() : found.name();
  }

  /// A value on the way, and the type whose members it has.
  private record Found(@Nullable Object object, Class<?> type) {
    String name() {
      return type.getSimpleName();
    }

    // without an object there are still the statics of the program's class
    boolean isNull() {
      return object == null && type == Object.class;
    }
  }

  private static Optional<Found> step(Found from, String step) throws ReflectiveOperationException {
    return step.endsWith("()")
        ? call(from, step.substring(0, step.length() - 2))
        : field(from, step);
  }

  private static Optional<Found> field(Found from, String name) throws IllegalAccessException {
    if (from.object != null && from.type.isArray() && name.equals("length")) {
      return Optional.of(found(Array.getLength(from.object)));
    }
    for (Class<?> type = from.type; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)
            && (isStatic(field.getModifiers()) || from.object != null)) {
          field.setAccessible(true);
          return Optional.of(found(field.get(from.object)));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Found> call(Found from, String name) throws ReflectiveOperationException {
    for (Method method : methods(from.type)) {
      if (method.getName().equals(name)
          && method.getParameterCount() == 0
          && (isStatic(method.getModifiers()) || from.object != null)) {
        if (!method.trySetAccessible()) {
          continue; // the JDK's own, found again in an interface or a public superclass
        }
        return Optional.of(found(method.invoke(from.object)));
      }
    }
    return Optional.empty();
  }

  private static List<Method> methods(Class<?> type) {
    var all = new ArrayList<Method>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      all.addAll(Arrays.asList(each.getDeclaredMethods()));
    }
    all.addAll(Arrays.asList(type.getMethods()));
    return all;
  }

  private static boolean isStatic(int modifiers) {
    return Modifier.isStatic(modifiers);
  }

  private static Found found(@Nullable Object object) {
    return new Found(object, object == null ? Object.class : object.getClass());
  }
}
