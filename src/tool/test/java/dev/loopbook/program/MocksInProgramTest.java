package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Mocks of a learner's own classes, which live in a class loader of their own and are woven.
class MocksInProgramTest {

  @Test
  void typesOfACompactSourceFileCanBeMockedWhateverTheirAccess() {
    var run =
        TrialRun.run(
            """
            import static dev.loopbook.loop.Async.*;
            import static dev.loopbook.testkit.mock.AsyncMocks.*;
            import dev.loopbook.loop.Coroutine;
            import dev.loopbook.testkit.mock.Patches;

            interface UserApi { Coroutine<String> fetchUser(int id); }

            private static class Store {
              final Coroutine<Integer> count() { return async(() -> 1); }
            }

            class Inner { String name() { return "real"; } }

            static class Wall { static long now() { return 1; } }

            void main() {
              run(async(() -> {
                var api = asyncMock(UserApi.class);
                when(api.fetchUser(1)).delayed(millis(5)).returning("Alice");
                var store = asyncSpy(new Store());
                when(store.count()).returning(7);
                var inner = org.mockito.Mockito.mock(Inner.class);
                org.mockito.Mockito.when(inner.name()).thenReturn("mocked");
                IO.println(await(api.fetchUser(1)) + await(store.count()) + inner.name());
                verifyAwaited(api).fetchUser(1);
                try (var wall = Patches.statics(Wall.class);
                    var made = Patches.construction(Store.class)) {
                  wall.when(Wall::now).thenReturn(42L);
                  IO.println(Wall.now() + await(new Store().count()));
                }
                IO.println(Wall.now() + await(new Store().count()));
              }));
            }
            """);
    assertEquals(new Ending.Finished(), run.ending().orElseThrow(), run.output().text());
    assertEquals("Alice7mocked\n42\n2\n", run.output().text());
  }
}
