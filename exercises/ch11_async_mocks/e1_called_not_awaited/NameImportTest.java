package ch11_async_mocks.e1_called_not_awaited;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.assertTakes;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mockito.Mockito;

@LoopTest(timeout = 60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NameImportTest {
  private final Database database = asyncMock(Database.class);
  private final NameImport names = new NameImport(database);

  @Test
  @Order(1)
  void eachNameIsSaved() {
    await(names.importAll(List.of("ann", "bob")));
    verifyAwaited(database).save("ann");
    verifyAwaited(database).save("bob");
  }

  @Test
  @Order(2)
  void theCommitComesLast() {
    await(names.importAll(List.of("ann", "bob")));
    assertEquals(
        List.of("save(\"ann\"), awaited", "save(\"bob\"), awaited", "commit(), awaited"),
        calls(),
        "what the database was asked");
  }

  @Test
  @Order(3)
  void theyAreSavedOneAfterAnother() {
    when(database.save(Mockito.any())).delayed(seconds(1)).returning(null);
    assertTakes(seconds(3), names.importAll(List.of("ann", "bob", "cid")));
  }

  @Test
  @Order(4)
  void aFailureRollsAllBackAndIsThrown() {
    var tooLong = new IllegalStateException("bob is too long");
    when(database.save("ann")).delayed(seconds(1)).returning(null);
    when(database.save("bob")).raising(tooLong);
    var error =
        assertThrows(
            IllegalStateException.class,
            () -> await(names.importAll(List.of("ann", "bob", "cid"))),
            "bob cannot be saved");
    assertSame(tooLong, error, "the very exception that save threw");
    assertEquals(
        List.of("save(\"ann\"), awaited", "save(\"bob\"), awaited", "rollback(), awaited"),
        calls(),
        "what the database was asked");
  }

  @Test
  @Order(5)
  void aRollbackThatFailsDoesNotHideWhy() {
    when(database.save("bob")).raising(new IllegalStateException("bob is too long"));
    when(database.rollback()).raising(new IllegalStateException("connection lost"));
    var error =
        assertThrows(
            IllegalStateException.class,
            () -> await(names.importAll(List.of("bob"))),
            "bob cannot be saved");
    assertEquals("bob is too long", error.getMessage(), "what was thrown");
  }

  @Test
  @Order(6)
  void aCommitThatFailsIsRolledBackToo() {
    when(database.commit()).raising(new IOException("the disk is full"));
    assertThrows(IOException.class, () -> await(names.importAll(List.of("ann"))), "the commit");
    assertEquals(
        List.of("save(\"ann\"), awaited", "commit(), awaited", "rollback(), awaited"),
        calls(),
        "what the database was asked");
  }

  @Test
  @Order(7)
  void aTimeOutRollsBackToo() {
    when(database.save("bob")).neverCompletes();
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(names.importAll(List.of("ann", "bob", "cid")), seconds(5))));
    assertEquals(
        List.of("save(\"ann\"), awaited", "save(\"bob\"), awaited", "rollback(), awaited"),
        calls(),
        "what the database was asked");
  }

  private List<String> calls() {
    return callsOf(database).stream().map(Object::toString).toList();
  }
}
