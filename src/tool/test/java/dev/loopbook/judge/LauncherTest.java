package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LauncherTest {

  @Test
  void aChildGetsALocaleThatKnowsEveryFileNameAndNothingElse() throws Exception {
    var child = Launcher.plain().launch(List.of("env"), List.of());

    var environment =
        new String(child.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("LANG=C.UTF-8\n", environment);
  }
}
