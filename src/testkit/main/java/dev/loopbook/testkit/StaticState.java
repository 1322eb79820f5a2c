package dev.loopbook.testkit;

import dev.loopbook.loop.Origin;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the static fields of a test class hold at some moment, to compare with a later one.
///
/// It covers the test's class, its superclasses and the classes around it, which include the file's
/// own class in a compact source file. Of each value it takes what it can see without running
/// anybody's code: numbers and strings, elements of the JDK's collections, and fields of the
/// program's own objects. Tests on other threads may be changing these meanwhile: what can't be
/// read to its end then is left out.
final class StaticState {

  private static final int DEEPEST = 4;
  private static final int MOST_ELEMENTS = 100;

  private final Map<String, List<@Nullable Object>> fields = new LinkedHashMap<>();

  private StaticState() {}

  /// Returns what the static fields of `testClass` hold now.
  static StaticState of(Class<?> testClass) {
    var state = new StaticState();
    for (Class<?> around = testClass; around != null; around = around.getEnclosingClass()) {
      for (Class<?> type = around;
          type != null && Origin.isUser(type);
          type = type.getSuperclass()) {
        state.add(type);
      }
    }
    return state;
  }

  /// Returns the names of the fields that held something else in `earlier`.
  List<String> changedSince(StaticState earlier) {
    return fields.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(earlier.fields.get(entry.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void add(Class<?> type) {
    Arrays.stream(type.getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
        .forEach(
            field -> {
              var seen = new ArrayList<@Nullable Object>();
              look(get(field, null), seen, 0);
              fields.put(type.getSimpleName() + "." + field.getName(), seen);
            });
  }

  private static void look(@Nullable Object value, List<@Nullable Object> seen, int depth) {
    switch (value) {
      case null -> seen.add(null);
      case String text -> seen.add(text);
      case Boolean flag -> seen.add(flag);
      case Character letter -> seen.add(letter);
      case Enum<?> constant -> seen.add(constant);
      case Number number when isOfJava(number) ->
          seen.add(number.getClass().getName() + " " + number.doubleValue());
      default -> {
        seen.add(System.identityHashCode(value));
        if (depth < DEEPEST) {
          seen.addAll(inside(value, depth));
        }
      }
    }
  }

  private static List<@Nullable Object> inside(Object value, int depth) {
    var seen = new ArrayList<@Nullable Object>();
    try {
      lookInside(value, seen, depth);
      return seen;
    } catch (RuntimeException changing) { // a ConcurrentModificationException, for one
      return List.of();
    }
  }

  private static void lookInside(Object value, List<@Nullable Object> seen, int depth) {
    if (value.getClass().isArray()) {
      seen.add(Array.getLength(value));
      for (var i = 0; i < Math.min(Array.getLength(value), MOST_ELEMENTS); i++) {
        look(Array.get(value, i), seen, depth + 1);
      }
    } else if (isOfJava(value) && value instanceof Map<?, ?> map) {
      seen.add(map.size());
      elements(map.keySet().stream(), seen, depth);
      elements(map.values().stream(), seen, depth);
    } else if (isOfJava(value) && value instanceof Collection<?> collection) {
      seen.add(collection.size());
      elements(collection.stream(), seen, depth);
    } else if (Origin.isUser(value.getClass()) && !value.getClass().isHidden()) {
      Arrays.stream(value.getClass().getDeclaredFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()))
          .forEach(field -> look(get(field, value), seen, depth + 1));
    }
  }

  private static void elements(Stream<?> elements, List<@Nullable Object> seen, int depth) {
    elements.limit(MOST_ELEMENTS).forEach(element -> look(element, seen, depth + 1));
  }

  private static boolean isOfJava(Object value) {
    return value.getClass().getModule() == Object.class.getModule();
  }

  private static @Nullable Object get(Field field, @Nullable Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException | InaccessibleObjectException | LinkageError e) {
      return null; // can't be seen from here
    }
  }
}
