package dev.loopbook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody's own Maven project, with Loopbook as a dependency and nothing else, runs tests that
/// are green and tests that are red.
@Timeout(240)
class UserProjectTest {

  private static final String GREEN =
      """
      package com.example.shop;

      import static dev.loopbook.loop.Async.*;
      import static dev.loopbook.testkit.http.HttpReply.*;
      import static org.junit.jupiter.api.Assertions.*;

      import dev.loopbook.io.http.HttpClient;
      import dev.loopbook.loop.*;
      import dev.loopbook.testkit.LoopTest;
      import dev.loopbook.testkit.file.MemoryFiles;
      import dev.loopbook.testkit.http.HttpStub;
      import dev.loopbook.io.AsyncFile;
      import java.util.Map;
      import org.junit.jupiter.api.*;
      import org.mockito.Mockito;

      @LoopTest
      class GreenTest {

        interface Prices {
          Coroutine<Integer> of(String article);
        }

        private String setUp = "";

        @BeforeEach
        void prepare() {
          await(sleep(seconds(1)));
          setUp = "awaited";
        }

        @Test
        void anHourPassesAtOnce(EventLoop loop) {
          await(sleep(seconds(3600)));
          assertEquals(seconds(3601), loop.time());
          assertEquals("awaited", setUp);
        }

        @Test
        void aServiceIsStubbed() {
          try (var http = new HttpStub()) {
            http.get("https://shop.example/price/{article}").reply(json(Map.of("price", 7)));
            assertEquals("{\\"price\\":7}", await(fetch(http)));
          }
        }

        private static Coroutine<String> fetch(HttpClient http) {
          return async(() -> {
            try (var session = http.open()) {
              return await(session.get("https://shop.example/price/tea")).body();
            }
          });
        }

        @Test
        void aCollaboratorIsMocked() {
          Prices prices = Mockito.mock(Prices.class);
          Mockito.when(prices.of("tea")).thenAnswer(_ -> async(() -> 7));
          assertEquals(7, await(prices.of("tea")));
        }

        @Test
        void aDiskIsFull() {
          var files = new MemoryFiles().capacity(3);
          assertThrows(
              java.io.IOException.class,
              () -> await(AsyncFile.writeString(files.path("/bill"), "too long")));
        }
      }
      """;

  private static final String RED =
      """
      package com.example.shop;

      import static dev.loopbook.loop.Async.*;
      import static org.junit.jupiter.api.Assertions.*;

      import dev.loopbook.loop.*;
      import dev.loopbook.testkit.LoopTest;
      import org.junit.jupiter.api.*;

      @LoopTest
      class RedTest {

        private int stock = 0;

        @Test
        void anAssertionFails() {
          await(sleep(seconds(1)));
          assertEquals(2, 1 + 2);
        }

        @Test
        void aTaskIsLeft() {
          createTask(sleep(seconds(9)), "reminder");
        }

        @Test
        void aCoroutineIsForgotten() {
          restock();
        }

        private Coroutine<Void> restock() {
          return async(() -> {
            stock = 10;
          });
        }

        @LoopTest(schedules = 50)
        void anOrderIsLucky() {
          var filling = createTask(restock(), "fill");
          var buying = createTask(async(() -> {
            assertEquals(10, stock);
          }), "buy");
          await(filling);
          await(buying);
        }
      }
      """;

  @Test
  void greenTestsPassAndRedTestsSayWhatIsWrong(@TempDir Path folder) throws Exception {
    UserProject.Outcome outcome;
    try (var project = new UserProject(folder)) {
      project.write("src/test/java/com/example/shop/GreenTest.java", GREEN);
      project.write("src/test/java/com/example/shop/RedTest.java", RED);
      outcome = project.test();
    }

    assertNotEquals(0, outcome.status(), outcome.log());
    assertEquals(8, outcome.failures().size(), outcome.log());
    outcome
        .failures()
        .forEach(
            (test, words) -> {
              if (test.startsWith("GreenTest.")) {
                assertEquals("", words, test);
              }
            });
    assertSays(outcome, "anAssertionFails", "expected: <2> but was: <3>", "RedTest.java:18");
    assertSays(outcome, "aTaskIsLeft", "a task was left at work: reminder", "RedTest:23");
    assertSays(
        outcome, "aCoroutineIsForgotten", "a coroutine was never awaited: restock", "RedTest:28");
    assertSays(
        outcome,
        "anOrderIsLucky",
        "passes in the usual order of its callbacks, but not in another",
        "buy runs before fill",
        "replay     @LoopTest(schedule = \"");
  }

  private static void assertSays(UserProject.Outcome outcome, String test, String... words) {
    var said = outcome.failures().get("RedTest." + test);
    for (var each : words) {
      assertTrue(said.contains(each), test + " does not say: " + each + "\n" + said);
    }
  }
}
