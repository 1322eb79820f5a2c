package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessWeaverTest {

  /// Hundreds of classes with initializers, constructors, loops and method references of all kinds.
  @ParameterizedTest
  @ValueSource(strings = {"java/util/regex", "java/time/format", "java/util/concurrent/atomic"})
  void whatIsWovenPassesTheJvmsVerifier(String folder) throws IOException {
    var classes = WeaverTest.jdkClasses(folder);
    assertTrue(classes.size() > 20);
    var woven = new Weaver(new AccessWeaver(classes).weave()).weave();
    var verifier =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())
                    .cached()));
    List<String> complaints = new ArrayList<>();
    woven.forEach(
        (name, bytes) ->
            verifier.verify(bytes).forEach(error -> complaints.add(name + ": " + error)));

    assertEquals(List.of(), complaints);
  }
}
