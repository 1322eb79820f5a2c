package dev.loopbook.program;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The JDK's own class files, which people wrote for other ends, to try a weaver on.
public final class JdkClasses {
  private static final ClassFile VERIFIER =
      ClassFile.of(
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())
                  .cached()));

  private JdkClasses() {}

  /// Returns the class files in a folder of `java.base`, such as `java/util/regex`, by name.
  public static Map<String, byte[]> in(String folder) throws IOException {
    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
    Map<String, byte[]> classes = new HashMap<>();
    try (var files = Files.walk(base.resolve(folder))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = base.relativize(file).toString().replace('/', '.');
        classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
      }
    }
    return classes;
  }

  /// Returns what the JVM's verifier has against woven classes.
  public static List<String> complaints(Map<String, byte[]> woven) {
    List<String> complaints = new ArrayList<>();
    woven.forEach(
        (name, bytes) ->
            VERIFIER.verify(bytes).forEach(error -> complaints.add(name + ": " + error)));
    return complaints;
  }
}
