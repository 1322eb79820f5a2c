package dev.loopbook.prompt;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.program.GuestClasses;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.step.StopCondition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A compiled expression that can be read again and again, in any run of the program.
///
/// Reading it isn't a visit: nothing remembers it.
public final class JavaExpression implements StopCondition {
  private final GuestClasses guests;
  private final Collection<String> classes;
  private final String method;
  private final Optional<LocalsInReach> locals;

  // used by the thread of the loop that it's read on
  private @Nullable ProgramRun run;
  private @Nullable Method found;

  /// @param classes the names of the classes one of which has its method
  JavaExpression(
      GuestClasses guests,
      Collection<String> classes,
      String method,
      Optional<LocalsInReach> locals) {
    this.guests = guests;
    this.classes = List.copyOf(classes);
    this.method = method;
    this.locals = locals;
  }

  /// Returns whether the variables that it uses are there, and gives it their values.
  public boolean isInReach(EventLoop loop, ProgramRun here) {
    return locals.isEmpty() || locals.get().bind(loop, here);
  }

  /// Returns its value, on the thread of the program's loop.
  ///
  /// @throws Throwable whatever the expression throws
  public @Nullable Object value(ProgramRun here) throws Throwable {
    try {
      return method(here).invoke(null);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  @Override
  public boolean holds(ProgramRun here) throws Throwable {
    return Boolean.TRUE.equals(value(here));
  }

  private Method method(ProgramRun here) throws ReflectiveOperationException {
    if (found == null || run != here) {
      guests.bind(here);
      found = find(here);
      found.setAccessible(true);
      run = here;
    }
    return found;
  }

  private Method find(ProgramRun here) throws ReflectiveOperationException {
    for (var name : classes) {
      try {
        return here.type(guests.runName(name)).getDeclaredMethod(method);
      } catch (NoSuchMethodException _) {
        // in another of them
      }
    }
    throw new NoSuchMethodException(method);
  }
}
