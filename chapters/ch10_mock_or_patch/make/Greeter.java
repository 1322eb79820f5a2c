import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import dev.loopbook.testkit.mock.Patches;
import org.junit.jupiter.api.Test;

static class Greeter {
  String greet() throws IOException {
    return Files.readString(Path.of("name.txt")).strip() + ", hello";
  }
}

static class HandedGreeter {
  private final Supplier<String> name;

  HandedGreeter(Supplier<String> name) {
    this.name = name;
  }

  String greet() {
    return name.get().strip() + ", hello";
  }
}

@LoopTest
static class GreeterTest {
  @Test
  void withAPatch() throws IOException {
    try (var files = Patches.someStatics(Files.class)) {
      files.when(() -> Files.readString(Path.of("name.txt")))
          .thenReturn("Alice\n");
      assertEquals("Alice, hello", new Greeter().greet());
    }
  }

  @Test
  void withAFake() {
    assertEquals("Alice, hello", new HandedGreeter(() -> "Alice\n").greet());
  }
}

void main() {
  IO.print(Tests.run(GreeterTest.class));
}
