package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// The `@AutoClose` fields of a test whose resources may await when they are closed.
///
/// JUnit closes such a field after the last callback, when no loop runs any more. So the kit closes
/// it before, as a stage on the test's loop, and takes it out of the field if it mustn't be closed
/// twice. (JUnit notes in its log that such a field is null.) Resources that have nothing to do
/// with Loopbook are left to JUnit.
final class AwaitingClose {

  /// The packages with things that can be awaited.
  private static final List<String> ROOMS =
      List.of("dev/loopbook/loop/", "dev/loopbook/sync/", "dev/loopbook/io/");

  private AwaitingClose() {}

  /// Returns whether there is something to close.
  static boolean isNeeded(Class<?> testClass, @Nullable Object test) {
    return fields(testClass, test).anyMatch(field -> mayAwait(field, test));
  }

  /// Closes them all.
  ///
  /// @param test the object of the test; null for the static fields of its class
  /// @param onClose gets the name of each field before it's closed
  /// @return what failed, in order
  static List<Throwable> closeAll(
      Class<?> testClass, @Nullable Object test, TestLoop loop, Consumer<String> onClose) {
    var failures = new ArrayList<Throwable>();
    fields(testClass, test)
        .filter(field -> mayAwait(field, test))
        .forEach(
            field -> {
              onClose.accept(field.getName());
              try {
                loop.run(
                    "close " + field.getName(),
                    () -> {
                      close(field, test);
                      return null;
                    });
              } catch (Throwable failure) {
                failure.addSuppressed(
                    new FixtureScope.InTearDown(
                        format("in the tear-down: @AutoClose %s", field.getName())));
                failures.add(failure);
              }
            });
    return failures;
  }

  private static Stream<Field> fields(Class<?> testClass, @Nullable Object test) {
    return AnnotationSupport.findAnnotatedFields(
        testClass,
        AutoClose.class,
        field -> Modifier.isStatic(field.getModifiers()) == (test == null),
        HierarchyTraversalMode.BOTTOM_UP)
        .stream();
  }

  private static void close(Field field, @Nullable Object test) throws Throwable {
    var resource = get(field, test);
    if (resource == null) {
      return;
    }
    if (!(resource instanceof AsyncResource)) { // those can be closed twice
      take(field, test);
    }
    var name = AnnotationSupport.findAnnotation(field, AutoClose.class).orElseThrow().value();
    var method =
        ReflectionSupport.findMethod(resource.getClass(), name.strip())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        format(
                            "@AutoClose(\"%s\") on the field %s: its object has no such method",
                            name, field.getName())));
    method.setAccessible(true);
    try {
      method.invoke(resource);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static void take(Field field, @Nullable Object test) {
    try {
      field.set(test, null);
    } catch (IllegalAccessException isFinal) {
      // JUnit closes it once more, which most resources don't mind
    }
  }

  private static boolean mayAwait(Field field, @Nullable Object test) {
    var resource = get(field, test);
    return resource != null
        && Stream.<Class<?>>iterate(resource.getClass(), type -> type != null, Class::getSuperclass)
            .map(AwaitingClose::writtenIn)
            .anyMatch(AwaitingClose::knowsLoopbook);
  }

  /// Returns the class in which the code is: of a lambda, the one around it.
  private static Class<?> writtenIn(Class<?> type) {
    var lambda = type.getName().indexOf("$$Lambda");
    try {
      return lambda < 0
          ? type
          : Class.forName(type.getName().substring(0, lambda), false, type.getClassLoader());
    } catch (ClassNotFoundException | LinkageError hidden) {
      return type;
    }
  }

  private static boolean knowsLoopbook(Class<?> type) {
    if (!Origin.isUser(type)) {
      return type.getName().startsWith("dev.loopbook.");
    }
    var file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in != null
          && StreamSupport.stream(
                  ClassFile.of().parse(in.readAllBytes()).constantPool().spliterator(), false)
              .anyMatch(
                  entry ->
                      entry instanceof ClassEntry named
                          && ROOMS.stream().anyMatch(named.asInternalName()::startsWith));
    } catch (IOException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static @Nullable Object get(Field field, @Nullable Object test) {
    try {
      field.setAccessible(true);
      return field.get(test);
    } catch (ReflectiveOperationException hidden) {
      return null; // JUnit will say so
    }
  }
}
