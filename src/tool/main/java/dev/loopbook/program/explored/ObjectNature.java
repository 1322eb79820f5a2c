package dev.loopbook.program.explored;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells by their classes which objects an exploration has to watch.
final class ObjectNature {
  private static final List<String> VALUE_PREFIXES =
      List.of("java.time.", "java.lang.invoke.", "java.lang.constant.", "java.lang.reflect.");

  private static final Set<String> ITERATING =
      Set.of("iterator", "forEach", "entrySet", "keySet", "values", "spliterator");

  private final ClassLoader program;
  private final Map<Class<?>, Boolean> foreign = new HashMap<>();
  private final Map<Class<?>, Boolean> iteratedByJdk = new HashMap<>();
  private final Map<Class<?>, List<Field>> components = new HashMap<>();

  /// @param program the loader of the program's classes
  ObjectNature(ClassLoader program) {
    this.program = program;
  }

  /// Returns whether an object is the JDK's, or some library's, and may change: nobody but its
  /// identity says what a call does to it.
  boolean isForeign(Object object) {
    return foreign.computeIfAbsent(object.getClass(), this::isForeign);
  }

  /// Returns whether an object may change, or hold one that does.
  boolean mayHoldChanging(Object object) {
    return object instanceof Record
        || object instanceof Collection<?>
        || object instanceof Map<?, ?>
        || object instanceof Map.Entry<?, ?>
        || object instanceof Optional<?>
        || object.getClass().isArray()
        || isForeign(object);
  }

  /// Returns whether an object's class is the program's.
  boolean isOwn(Object object) {
    return isOwn(object.getClass());
  }

  /// Returns whether the JDK's code goes through the elements of a collection or a map, so that
  /// nothing of the program hears of it.
  boolean isIteratedByJdk(Object object) {
    return iteratedByJdk.computeIfAbsent(object.getClass(), this::isIteratedByJdk);
  }

  private boolean isIteratedByJdk(Class<?> type) {
    return !isOwn(type)
        || Stream.of(type.getMethods())
            .filter(method -> ITERATING.contains(method.getName()))
            .noneMatch(method -> isOwn(method.getDeclaringClass()));
  }

  @SuppressWarnings("ReferenceEquality")
  private boolean isOwn(Class<?> type) {
    return type.getClassLoader() == program;
  }

  private boolean isForeign(Class<?> type) {
    if (type.isArray() || type.isHidden()) {
      return false; // elements are watched one by one; a lambda never changes
    }
    if (isOwn(type)) {
      var parent = Objects.requireNonNullElse(type.getSuperclass(), Object.class);
      return parent != Object.class && isForeign(parent);
    }
    return !isValue(type);
  }

  private static boolean isValue(Class<?> type) {
    var name = type.getName();
    return type == Object.class
        || type == String.class
        || type == Class.class
        || type == Record.class
        || type.isRecord()
        || Enum.class.isAssignableFrom(type)
        || isBox(type)
        || ForeignCalls.isValue(name.replace('.', '/'))
        || ForeignCalls.reportsItself(name.replace('.', '/'))
        || VALUE_PREFIXES.stream().anyMatch(name::startsWith)
        || (name.startsWith("java.util.ImmutableCollections")
            && !Iterator.class.isAssignableFrom(type))
        || name.equals("java.util.Optional");
  }

  private static boolean isBox(Class<?> type) {
    return type == Integer.class
        || type == Long.class
        || type == Double.class
        || type == Boolean.class
        || type == Character.class
        || type == Byte.class
        || type == Short.class
        || type == Float.class;
  }

  /// Returns the values of a record's components that aren't primitive.
  List<@Nullable Object> components(Record record) {
    var values = new ArrayList<@Nullable Object>();
    for (var field : components.computeIfAbsent(record.getClass(), ObjectNature::fields)) {
      try {
        values.add(field.get(record));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    return values;
  }

  private static List<Field> fields(Class<?> type) {
    return Stream.of(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .filter(field -> !field.getType().isPrimitive())
        .filter(Field::trySetAccessible)
        .toList();
  }
}
