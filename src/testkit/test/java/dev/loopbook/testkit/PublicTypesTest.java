package dev.loopbook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

final class PublicTypesTest {

  @Test
  void everyPublicTypeSaysHowStableItIsAndSinceWhen() throws Exception {
    var types = publicTypes();
    assertTrue(types.contains(LoopTest.class), types.toString());
    assertEquals(
        List.of(),
        types.stream()
            .filter(
                type ->
                    !type.isAnnotationPresent(API.class)
                        || !type.getAnnotation(API.class).since().matches("\\d+\\.\\d+"))
            .toList());
  }

  private static List<Class<?>> publicTypes() throws Exception {
    var classes =
        Path.of(LoopTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.contains("$"))
          .map(file -> file.replaceFirst("\\.class$", "").replaceAll("[/\\\\]", "."))
          .filter(name -> !name.endsWith("-info"))
          .<Class<?>>map(PublicTypesTest::load)
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, LoopTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
