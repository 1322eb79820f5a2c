package dev.loopbook.loop;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Finds the locks of `java.util.concurrent.locks` that a coroutine holds when it is about to
/// suspend.
///
/// The JVM keeps no list of them per thread: `ThreadMXBean` searches the heap for one, which would
/// stop the world at each `await`. But code that will unlock a lock after the `await` still needs
/// it, so one of its variables has the lock, or leads to an object with the lock in a field. That's
/// where this looks: from the variables of each suspended frame and the static fields of its class
/// on, through [#MOST_STEPS] fields at most that hold the program's own objects.
///
/// A lock that is reached only by a longer way, or through a collection, isn't seen. Nor is a
/// `StampedLock` or a `Semaphore`: they belong to nobody, so one can't tell whose they are. A task
/// that waits for one of them holds the loop, which is reported as any other held loop is.
final class HeldLocks {

  private static final int MOST_STEPS = 3;

  /// So that an `await` stays cheap in a program of many objects.
  private static final int MOST_OBJECTS = 100;

  private static final ClassValue<List<Field>> OWN_FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return fields(type, false);
        }
      };

  private static final ClassValue<List<Field>> STATIC_FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return fields(type, true);
        }
      };

  private record Hold(int holds, StackFrame frame) {}

  private final Map<Lock, Hold> held = new IdentityHashMap<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private HeldLocks() {}

  /// Tells the listeners of `task`'s loop which locks are held, if they are known to its frames.
  static void report(Task<?> task, List<StackFrame> frames) {
    var listener = task.loop().listener();
    if (listener != null) {
      in(frames)
          .forEach(
              (lock, hold) ->
                  listener.lockHeld(task, lock, hold.holds(), hold.frame().toStackTraceElement()));
    }
  }

  private static Map<Lock, Hold> in(List<StackFrame> frames) {
    var locks = new HeldLocks();
    for (var frame : frames) {
      var type = frame.getDeclaringClass();
      if (Origin.isUser(type)) {
        STATIC_FIELDS.get(type).forEach(field -> locks.look(value(field, null), frame, 1));
        for (var local : RunningFrames.locals(frame)) {
          locks.look(local, frame, 0);
        }
      }
    }
    return locks.held;
  }

  /// @param steps how many fields led here
  private void look(@Nullable Object value, StackFrame frame, int steps) {
    if (value == null || seen.size() >= MOST_OBJECTS || !seen.add(value)) {
      return;
    }
    switch (value) {
      case ReentrantLock lock -> note(lock, lock.getHoldCount(), frame);
      case ReentrantReadWriteLock.WriteLock lock -> note(lock, lock.getHoldCount(), frame);
      case ReentrantReadWriteLock pair -> {
        note(pair.writeLock(), pair.getWriteHoldCount(), frame);
        note(pair.readLock(), pair.getReadHoldCount(), frame);
      }
      default -> {
        if (steps < MOST_STEPS && Origin.isUser(value.getClass())) {
          OWN_FIELDS
              .get(value.getClass())
              .forEach(field -> look(value(field, value), frame, steps + 1));
        }
      }
    }
  }

  private void note(Lock lock, int holds, StackFrame frame) {
    if (holds > 0) {
      held.put(lock, new Hold(holds, frame));
    }
  }

  private static List<Field> fields(Class<?> type, boolean ofClass) {
    var fields = new ArrayList<Field>();
    for (Class<?> part = type; part != null && Origin.isUser(part); part = part.getSuperclass()) {
      for (var field : part.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) == ofClass && mayHold(field)) {
          fields.add(field);
        }
      }
    }
    return fields.stream().filter(HeldLocks::canBeRead).toList();
  }

  private static boolean mayHold(Field field) {
    var type = field.getType();
    return Lock.class.isAssignableFrom(type)
        || ReadWriteLock.class.isAssignableFrom(type)
        || (!type.isPrimitive() && !type.isArray() && !type.isEnum() && Origin.isUser(type));
  }

  private static boolean canBeRead(Field field) {
    try {
      field.setAccessible(true);
      return true;
    } catch (InaccessibleObjectException e) {
      return false; // a named module that isn't open
    }
  }

  private static @Nullable Object value(Field field, @Nullable Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + field, e);
    }
  }
}
