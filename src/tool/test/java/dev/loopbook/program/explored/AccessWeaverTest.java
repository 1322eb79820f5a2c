package dev.loopbook.program.explored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.JdkClasses;
import dev.loopbook.program.Weaver;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessWeaverTest {

  /// Hundreds of classes with initializers, constructors, loops and method references of all kinds.
  @ParameterizedTest
  @ValueSource(strings = {"java/util/regex", "java/time/format", "java/util/concurrent/atomic"})
  void whatIsWovenPassesTheJvmsVerifier(String folder) throws IOException {
    var classes = JdkClasses.in(folder);
    assertTrue(classes.size() > 20);
    var woven = new Weaver(new AccessWeaver(classes).weave()).weave();
    assertEquals(List.of(), JdkClasses.complaints(woven));
  }
}
