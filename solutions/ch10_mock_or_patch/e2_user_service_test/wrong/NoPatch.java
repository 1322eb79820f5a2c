// rejected by acceptsTheRightOne: the office calendar cannot be reached
// mistake: does not patch the static call
package ch10_mock_or_patch.e2_user_service_test;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.testkit.Fixture;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.mock.Patches;
import dev.loopbook.testkit.mock.StaticPatch;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.Mockito;

@LoopTest
class UserServiceTest {
  private static final LocalDate TODAY = LocalDate.of(2030, 2, 3);

  private final Database database = asyncMock(Database.class);
  private final Mailer mailer = asyncMock(Mailer.class);
  private final UserService service = new UserService(database, mailer);

  @Test
  void aUserIsInsertedAndWelcomed() {
    when(database.insertUser("Alice", TODAY)).returning(42);
    assertEquals(42, await(service.createUser("Alice")));
    verifyAwaited(database).insertUser("Alice", TODAY);
    verifyAwaited(mailer).welcome("Alice", 42);
  }

  @Test
  void aBlankNameIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> await(service.createUser(" ")));
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    when(database.hasUser("Alice")).returning(true);
    assertThrows(IllegalStateException.class, () -> await(service.createUser("Alice")));
    verifyAwaited(database, Mockito.never()).insertUser("Alice", TODAY);
  }

  @Test
  void aWelcomeThatCannotBeSentIsNoFailure() {
    when(database.insertUser("Alice", TODAY)).returning(42);
    when(mailer.welcome("Alice", 42)).raising(new IllegalStateException("no such address"));
    assertEquals(42, await(service.createUser("Alice")));
  }
}
