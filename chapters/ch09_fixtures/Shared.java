import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.Fixture;
import dev.loopbook.testkit.Fixtures;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

record Client(String url) {
  Coroutine<List<String>> search(String name) {
    return sleep(millis(100), List.of(name + "-1", name + "-2"));
  }
}

// region shared
static class OurFixtures extends Fixtures {
  static final Fixture<String> URL =
      Fixture.of(() -> "api.example").perRun();

  static final Fixture<Client> CLIENT = Fixture.of(setUp -> {
    await(sleep(millis(200))); // log in
    IO.println("logged in");
    return new Client(setUp.use(URL));
  });
}
// endregion

// region tests
@LoopTest
@ExtendWith(OurFixtures.class)
static class UsersTest {
  @Test
  void theClientKnowsItsServer(Client client) {
    assertEquals("api.example", client.url());
  }
}

@LoopTest
@ExtendWith(OurFixtures.class)
static class SearchTest {
  @Test
  void findsTwo(Client client) {
    assertEquals(2, await(client.search("ann")).size());
  }
}

@ExtendWith(OurFixtures.class)
static class PlainTest {
  @Test
  void findsTwo(Client client) {
    fail("we never get there");
  }
}
// endregion

void main() {
  IO.print(Tests.run(UsersTest.class, SearchTest.class, PlainTest.class));
}
