import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.Fixture;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

static void print(String what) {
  await(sleep(millis(10)));
  IO.println("  " + what);
}

@LoopTest
static class ChatTest {
  static final Fixture<String> server = Fixture.of(setUp -> {
    print("server up");
    setUp.afterwards(() -> print("server down"));
    return "server";
  }).perClass();

  final Fixture<List<String>> room = Fixture.of(setUp -> {
    print("room open on " + setUp.use(server));
    setUp.afterwards(() -> print("room closed"));
    return new ArrayList<>();
  });

  final Fixture<String> ann = guest("ann");
  final Fixture<String> bob = guest("bob");

  Fixture<String> guest(String name) {
    return Fixture.of(setUp -> {
      var guests = setUp.use(room);
      guests.add(name);
      print(name + " comes in");
      setUp.afterwards(() -> {
        if (guests.remove(name)) {
          print(name + " leaves");
        }
      });
      return name;
    });
  }

  @Test
  void oneLeavesEarly() {
    ann.get();
    bob.get();
    room.get().remove("ann");
    print("ann has left early");
    assertEquals(List.of("bob"), room.get());
  }

  @Test
  void itFailsAfterTheFirst() {
    ann.get();
    fail("before bob comes in");
  }
}

void main() {
  IO.print(Tests.run(ChatTest.class));
}
