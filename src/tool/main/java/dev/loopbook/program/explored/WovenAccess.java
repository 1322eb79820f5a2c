package dev.loopbook.program.explored;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The static methods that the code of a program calls, while it's being explored, before it reads
/// or writes what other tasks may share.
///
/// As with [dev.loopbook.program.WovenCalls], each class loader of a program has a copy of its own,
/// so that the recorder is a constant to the JIT compiler. The programs of an explorer run on one
/// thread each.
public final class WovenAccess {
  private static final AccessRecorder RECORDER =
      ((ExploredHost) ((Supplier<?>) WovenAccess.class.getClassLoader()).get()).recorder();

  private WovenAccess() {}

  /// Called at backward branches: a callback that goes on without end is broken off.
  public static void spend() {
    RECORDER.spend();
  }

  /// Makes sure that a class of the program is initialized in this run.
  public static void ensure(int type) {
    if (!RECORDER.isInitialized(type)) {
      RECORDER.initialize(type);
    }
  }

  public static void read(@Nullable Object owner, int site) {
    if (RECORDER.isOn) {
      RECORDER.read(owner, site);
    }
  }

  public static void readStatic(int site) {
    if (RECORDER.isOn) {
      RECORDER.readStatic(site);
    }
  }

  public static void write(@Nullable Object owner, int value, int site) {
    if (RECORDER.isOn) {
      RECORDER.write(owner, value, site);
    }
  }

  public static void write(@Nullable Object owner, long value, int site) {
    if (RECORDER.isOn) {
      RECORDER.write(owner, value, site);
    }
  }

  public static void write(@Nullable Object owner, float value, int site) {
    if (RECORDER.isOn) {
      RECORDER.write(owner, value, site);
    }
  }

  public static void write(@Nullable Object owner, double value, int site) {
    if (RECORDER.isOn) {
      RECORDER.write(owner, value, site);
    }
  }

  public static void write(@Nullable Object owner, @Nullable Object value, int site) {
    if (RECORDER.isOn) {
      RECORDER.write(owner, value, site);
    }
  }

  public static void writeStatic(int value, int site) {
    if (RECORDER.isOn) {
      RECORDER.writeStatic(value, site);
    }
  }

  public static void writeStatic(long value, int site) {
    if (RECORDER.isOn) {
      RECORDER.writeStatic(value, site);
    }
  }

  public static void writeStatic(float value, int site) {
    if (RECORDER.isOn) {
      RECORDER.writeStatic(value, site);
    }
  }

  public static void writeStatic(double value, int site) {
    if (RECORDER.isOn) {
      RECORDER.writeStatic(value, site);
    }
  }

  public static void writeStatic(@Nullable Object value, int site) {
    if (RECORDER.isOn) {
      RECORDER.writeStatic(value, site);
    }
  }

  public static void readElement(@Nullable Object array, int index, int site) {
    if (RECORDER.isOn) {
      RECORDER.readElement(array, index, site);
    }
  }

  public static void writeElement(@Nullable Object array, int index, int site) {
    if (RECORDER.isOn) {
      RECORDER.writeElement(array, index, site);
    }
  }

  public static void made(Object object) {
    if (RECORDER.isOn) {
      RECORDER.made(object);
    }
  }

  /// Called before a method of a JDK object, with that object.
  public static void receiver(@Nullable Object receiver, int site) {
    if (RECORDER.isOn) {
      RECORDER.receiver(receiver, site);
    }
  }

  /// Called before a method of a lock, a queue or the like.
  public static void uses(@Nullable Object primitive, int site) {
    if (RECORDER.isOn) {
      RECORDER.uses(primitive, site);
    }
  }

  /// Called before a JDK method, for each argument that it may look into.
  public static void looksInto(@Nullable Object argument, int site) {
    if (RECORDER.isOn) {
      RECORDER.looksInto(argument, site);
    }
  }

  /// Called before a JDK method, for each argument that it may change.
  public static void changes(@Nullable Object argument, int site) {
    if (RECORDER.isOn) {
      RECORDER.changes(argument, site);
    }
  }

  /// Called after a JDK method that has returned an object, which may be a view of another, and
  /// after a constructor of an object that works on another.
  public static void viewOf(@Nullable Object result, @Nullable Object original) {
    if (RECORDER.isOn) {
      RECORDER.viewOf(result, original);
    }
  }

  /// Returns in place of a supplier one that reports what it hands out, as the JDK fills it.
  public static <T> @Nullable Supplier<T> filled(@Nullable Supplier<T> supplier, int site) {
    return supplier != null && RECORDER.isOn
        ? () -> {
          var container = supplier.get();
          RECORDER.changes(container, site);
          return container;
        }
        : supplier;
  }

  /// As the other `filled`, for an array.
  public static <T> @Nullable IntFunction<T> filled(@Nullable IntFunction<T> maker, int site) {
    return maker != null && RECORDER.isOn
        ? length -> {
          var array = maker.apply(length);
          RECORDER.changes(array, site);
          return array;
        }
        : maker;
  }

  /// Called before a method of a JDK object that may wait for another thread.
  public static void blocks(@Nullable Object receiver, int site) {
    RECORDER.blocks(receiver, site);
  }

  /// Called before something that differs from run to run.
  public static void chance(int site) {
    RECORDER.chance(site);
  }

  /// In place of `Enum.valueOf`, which remembers the constants of the first run.
  public static <E extends Enum<E>> E valueOf(Class<E> type, String name) {
    return RECORDER.valueOf(type, name);
  }

  /// In place of `Thread.sleep`: virtual time doesn't notice it.
  public static void sleep() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
