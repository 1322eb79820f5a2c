// right: patches the office in each test
package ch10_mock_or_patch.e2_user_service_test;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.mock.Patches;
import dev.loopbook.testkit.mock.StaticPatch;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

@LoopTest
class UserServiceTest {
  private static final LocalDate TODAY = LocalDate.of(2030, 2, 3);

  private final Database database = asyncMock(Database.class);
  private final Mailer mailer = asyncMock(Mailer.class);
  private final UserService service = new UserService(database, mailer);

  @Test
  void aUser() {
    try (var office = today()) {
      when(database.insertUser("Alice", TODAY)).returning(42);
      when(database.insertUser("Bob", TODAY)).returning(43);
      when(mailer.welcome("Bob", 43)).raising(new IllegalStateException("no such address"));
      assertEquals(42, await(service.createUser("Alice")));
      assertEquals(43, await(service.createUser("Bob")));
    }
    verifyAwaited(mailer).welcome("Alice", 42);
    verifyAwaited(mailer).welcome("Bob", 43);
    verifyAwaited(database).insertUser("Alice", TODAY);
  }

  @Test
  void nobody() {
    try (var office = today()) {
      assertThrows(IllegalArgumentException.class, () -> await(service.createUser("  ")));
      when(database.hasUser("Carol")).returning(true);
      assertThrows(IllegalStateException.class, () -> await(service.createUser("Carol")));
    }
    verifyAwaited(database, Mockito.never()).insertUser(Mockito.any(), Mockito.any());
    verifyAwaited(mailer, Mockito.never()).welcome(Mockito.any(), Mockito.anyInt());
  }

  private static StaticPatch today() {
    var office = Patches.statics(Office.class);
    office.when(() -> Office.today()).thenReturn(TODAY);
    return office;
  }
}
