package dev.loopbook.testkit.mock;

import static dev.loopbook.text.RootLocale.format;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds fields and sets them, private ones too.
final class FieldAccess {

  private FieldAccess() {}

  /// Returns the field of that name in `type` or above it.
  ///
  /// @throws IllegalArgumentException if there is none, or it cannot be set
  static Field find(Class<?> type, String name) {
    var field =
        chain(type)
            .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(missing(type, name)));
    requireChangeable(field);
    try {
      field.setAccessible(true);
    } catch (InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          format(
              "%s.%s can't be reached: its module keeps it closed. Replace what uses it instead",
              type.getSimpleName(), name),
          e);
    }
    return field;
  }

  static @Nullable Object get(Field field, @Nullable Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static void set(Field field, @Nullable Object owner, @Nullable Object value) {
    try {
      field.set(owner, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireChangeable(Field field) {
    var type = field.getDeclaringClass();
    if (Modifier.isFinal(field.getModifiers())) {
      throw new IllegalArgumentException(
          format(
              "%s.%s is final, so code may keep the old value. Pass the value to the constructor, or leave out final",
              type.getSimpleName(), field.getName()));
    }
  }

  private static String missing(Class<?> type, String name) {
    var names =
        chain(type)
            .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
            .filter(each -> !each.isSynthetic())
            .map(Field::getName)
            .collect(Collectors.joining(", "));
    return format(
        "%s has no field %s; it has %s",
        type.getSimpleName(), name, names.isEmpty() ? "none" : names);
  }

  private static Stream<Class<?>> chain(Class<?> type) {
    return Stream.<Class<?>>iterate(
        type, each -> each != null && each != Object.class, Class::getSuperclass);
  }
}
