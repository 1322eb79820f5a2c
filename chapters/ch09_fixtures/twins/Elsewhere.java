import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.extension.*;
import org.junit.jupiter.api.io.TempDir;

static class Urls implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == String.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return "api.example";
  }
}

@ExtendWith(Urls.class)
static class PlainTest {
  static String server = "shared";

  @BeforeEach
  void setUp() throws Exception {
    Thread.sleep(1); // blocks
  }

  @Test
  void aParameter(String url, @TempDir Path folder) {
    assertEquals("api.example", url);
    assertTrue(Files.isDirectory(folder));
  }

  @AfterEach
  void tearDown() {
    IO.println("tear down");
  }

  @AfterAll
  static void tearDownAll() {
    IO.println("tear down " + server);
  }
}

void main() {
  IO.print(Tests.run(PlainTest.class));
}
