package dev.loopbook.testkit.mock;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.testkit.mock.AsyncMocks.awaited;
import static dev.loopbook.testkit.mock.AsyncMocks.verifyAwaited;
import static dev.loopbook.testkit.mock.AsyncMocks.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import dev.loopbook.io.Environment;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.watch.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatchesTest {

  static final class Wall {
    private Wall() {}

    static long now() {
      return 1;
    }

    static String zone() {
      return "UTC";
    }

    static Coroutine<String> fetch(int id) {
      return Coroutine.named("fetch", () -> "real " + id);
    }
  }

  static class Connection {
    private final String url;

    Connection(String url) {
      this.url = url;
    }

    Coroutine<String> query() {
      return Coroutine.named("query", () -> "real " + url);
    }
  }

  static class Client {
    private static int made = 7;
    private String host = "real";
    private int port = 80;
    final String fixed = "fixed";

    String address() {
      return host + ":" + port;
    }
  }

  @Test
  void staticMethodsAreOthersInsideTheBlockOnly() {
    try (var wall = Patches.statics(Wall.class)) {
      wall.when(Wall::now).thenReturn(42L);
      assertEquals(42, Wall.now());
      assertEquals(null, Wall.zone());
      wall.verify(Wall::now);
      wall.verify(Wall::zone, times(1));
    }
    assertEquals(1, Wall.now());
  }

  @Test
  void theOtherStaticMethodsMayStayWhatTheyAre() {
    try (var wall = Patches.someStatics(Wall.class)) {
      wall.when(Wall::now).thenReturn(42L);
      assertEquals(42, Wall.now());
      assertEquals("UTC", Wall.zone());
    }
  }

  @Test
  void aStaticCoroutineIsStubbedAndItsAwaitsCounted() {
    assertEquals(
        List.of(),
        WatchedMock.whatOf(
            () -> {
              try (var wall = Patches.statics(Wall.class)) {
                wall.whenAwaited(() -> Wall.fetch(1)).delayed(millis(10)).returning("one");
                assertEquals("one", await(Wall.fetch(1)));
                wall.verifyAwaited(() -> Wall.fetch(1));
                wall.verify(() -> Wall.fetch(2), awaited(never()));
                assertThrows(
                    WantedButNotAwaited.class, () -> wall.verifyAwaited(() -> Wall.fetch(2)));
                assertThrows(
                    IllegalArgumentException.class, () -> wall.verifyAwaited(() -> Wall.now()));
              }
              assertEquals("real 1", await(Wall.fetch(1)));
            }));
  }

  @Test
  void aPatchHoldsAcrossAwaitsAndForAllTasksOfTheThread() {
    WatchedMock.run(
        () -> {
          try (var wall = Patches.statics(Wall.class)) {
            wall.when(Wall::now).thenReturn(42L);
            var other =
                createTask(
                    Coroutine.named(
                        "other",
                        () -> {
                          await(sleep(millis(5)));
                          return Wall.now();
                        }));
            await(sleep(millis(10)));
            assertEquals(42, Wall.now());
            assertEquals(42, await(other));
          }
          assertEquals(1, Wall.now());
        });
  }

  @Test
  void whatNewMakesIsAMockInsideTheBlock() {
    WatchedMock.run(
        () -> {
          try (var made =
              Patches.construction(
                  Connection.class, mock -> when(mock.query()).returning("stubbed"))) {
            assertEquals("stubbed", await(new Connection("db").query()));
            assertEquals(1, made.made().size());
            verifyAwaited(made.made().getFirst()).query();
          }
          assertEquals("real db", await(new Connection("db").query()));
        });
  }

  @Test
  void fieldsAreSetAndSetBackPrivateOrStatic() {
    var client = new Client();
    try (var _ = Patches.field(client, "host", "fake");
        var _ = Patches.field(Client.class, "made", 0)) {
      assertEquals("fake:80", client.address());
      assertEquals(0, Client.made);
    }
    assertEquals("real:80", client.address());
    assertEquals(7, Client.made);
    try (var _ = Patches.fields(client, Map.of("host", "fake", "port", 1))) {
      assertEquals("fake:1", client.address());
    }
    assertEquals("real:80", client.address());
  }

  @Test
  void aFieldThatCannotBeSetIsRefusedAndNothingChanges() {
    var client = new Client();
    var missing =
        assertThrows(IllegalArgumentException.class, () -> Patches.field(client, "hots", "x"));
    assertEquals("Client has no field hots; it has made, host, port, fixed", missing.getMessage());
    var isFinal =
        assertThrows(IllegalArgumentException.class, () -> Patches.field(client, "fixed", "x"));
    assertTrue(isFinal.getMessage().startsWith("Client.fixed is final"), isFinal.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Patches.fields(client, Map.of("host", "fake", "port", "no number")));
    assertEquals("real:80", client.address());
  }

  @Test
  void aMapIsWhatItWasAfterwardsWhateverWasPutThere() {
    var map = new HashMap<>(Map.of("a", 1, "b", 2));
    try (var _ = Patches.map(map, Map.of("b", 3, "c", 4))) {
      assertEquals(Map.of("a", 1, "b", 3, "c", 4), map);
      map.remove("a");
    }
    assertEquals(Map.of("a", 1, "b", 2), map);
  }

  @Test
  void theEnvironmentIsOneOfItsOwn() {
    var environment = Environment.of(Map.of("HOME", "/home/ann"));
    try (var _ = Patches.environment(environment, Map.of("API_KEY", "secret"))) {
      assertEquals("secret", environment.require("API_KEY"));
      assertEquals(Optional.of("/home/ann"), environment.get("HOME"));
    }
    var unset = assertThrows(IllegalStateException.class, () -> environment.require("API_KEY"));
    assertTrue(unset.getMessage().contains("API_KEY is not set"), unset.getMessage());
    assertEquals(System.getenv(), Environment.ofProcess().variables());
  }

  @Test
  void aSystemPropertyIsSetBackOrTakenAway() {
    try (var _ = Patches.systemProperty("loopbook.patched", "yes")) {
      assertEquals("yes", System.getProperty("loopbook.patched"));
      try (var _ = Patches.systemProperty("loopbook.patched", "again")) {
        assertEquals("again", System.getProperty("loopbook.patched"));
      }
      assertEquals("yes", System.getProperty("loopbook.patched"));
    }
    assertEquals(null, System.getProperty("loopbook.patched"));
  }

  @Test
  void aPatchLeftOpenIsFoundWithItsLineAndTakenBack() {
    var findings =
        WatchedMock.findingsOf(
            () -> {
              var wall = Patches.statics(Wall.class);
              wall.when(Wall::now).thenReturn(42L);
              assertEquals(42, Wall.now());
            });
    assertEquals(
        List.of("a patch was left open: the static methods of Wall"),
        findings.stream().map(Finding::what).toList());
    assertTrue(findings.getFirst().spots().getFirst().shortPlace().startsWith("PatchesTest:"));
    assertEquals(1, Wall.now());
  }

  @Test
  void closingTwiceDoesNothing() {
    var client = new Client();
    var patch = Patches.field(client, "host", "fake");
    patch.close();
    client.host = "later";
    patch.close();
    assertEquals("later:80", client.address());
  }
}
