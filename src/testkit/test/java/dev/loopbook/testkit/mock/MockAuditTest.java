package dev.loopbook.testkit.mock;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.testkit.mock.AsyncMocks.asyncMock;
import static dev.loopbook.testkit.mock.AsyncMocks.returning;
import static dev.loopbook.testkit.mock.AsyncMocks.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyInt;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.mock.UserApi.User;
import dev.loopbook.watch.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class MockAuditTest {

  private static final User ALICE = new User(1, "Alice");

  @Test
  void aMockedCoroutineThatIsNeverAwaitedIsFoundWithItsNameAndLine() {
    var findings = WatchedMock.findingsOf(() -> asyncMock(UserApi.class).fetchUser(1));
    assertEquals(1, findings.size());
    var finding = findings.getFirst();
    assertEquals("a coroutine was never awaited: fetchUser", finding.what());
    assertEquals("MockAuditTest", finding.spots().getFirst().shortPlace().replaceFirst(":.*", ""));
  }

  private static Coroutine<User> load(UserApi api) {
    return api.fetchUser(1);
  }

  @Test
  void theLineIsThatOfTheCallOfTheMockAlsoInAMethodThatPassesItOn() {
    var findings = WatchedMock.findingsOf(() -> load(asyncMock(UserApi.class)));
    assertEquals("load", findings.getFirst().spots().getFirst().place().getMethodName());
  }

  @Test
  void theCallsThatOnlySayWhatIsStubbedAreNotFound() {
    assertEquals(
        List.of(),
        WatchedMock.whatOf(
            () -> {
              var api = asyncMock(UserApi.class);
              when(api.fetchUser(1)).returning(ALICE);
              when(api.working()).returning(1);
              await(api.fetchUser(1));
              await(api.working());
            }));
  }

  @Test
  void neitherAreThoseOfMockitosOwnWhen() {
    assertEquals(
        List.of(),
        WatchedMock.whatOf(
            () -> {
              var api = asyncMock(UserApi.class);
              Mockito.when(api.fetchUser(1)).thenAnswer(returning(ALICE));
              await(api.fetchUser(1));
              Mockito.when(api.count()).thenAnswer(returning(3));
              await(api.count());
            }));
  }

  @Test
  void aStubThatNobodyUsedIsFoundWithItsLine() {
    var findings =
        WatchedMock.findingsOf(
            () -> {
              var api = asyncMock(UserApi.class);
              when(api.fetchUser(1)).returning(ALICE);
              when(api.search("x")).returning(List.of());
              await(api.search("x"));
            });
    assertEquals(1, findings.size());
    assertEquals("a stub was never used: fetchUser(1)", findings.getFirst().what());
    assertTrue(findings.getFirst().spots().getFirst().shortPlace().startsWith("MockAuditTest:"));
  }

  @Test
  void aCallWithOtherArgumentsIsNamedBesideTheStub() {
    var findings =
        WatchedMock.findingsOf(
            () -> {
              var api = asyncMock(UserApi.class);
              when(api.fetchUser(1)).returning(ALICE);
              await(api.fetchUser(2));
            });
    assertEquals(
        "a stub was never used: fetchUser(1); fetchUser(2) was called instead",
        findings.getFirst().what());
    assertEquals(
        List.of("stubbed at", "called at"),
        findings.getFirst().spots().stream().map(Finding.Spot::role).toList());
    assertEquals(
        "The call got an empty value. Fix its arguments, or the stub's.",
        findings.getFirst().fix(Optional.empty()));
  }

  @Test
  void aStubOfAPlainMethodIsAsStrict() {
    assertEquals(
        List.of("a stub was never used: baseUrl()"),
        WatchedMock.whatOf(
            () -> {
              var api = asyncMock(UserApi.class);
              Mockito.when(api.baseUrl()).thenReturn("http://x");
            }));
  }

  @Test
  void aLenientStubMayBeLeft() {
    assertEquals(
        List.of(),
        WatchedMock.whatOf(
            () -> {
              var api = asyncMock(UserApi.class);
              when(api.fetchUser(anyInt())).lenient().returning(ALICE);
              Mockito.lenient().when(api.baseUrl()).thenReturn("http://x");
            }));
  }

  @Test
  void aStubSaidOutsideAllLoopsIsNotAskedFor() {
    var api = asyncMock(UserApi.class);
    when(api.fetchUser(1)).returning(ALICE);
    assertEquals(List.of(), WatchedMock.whatOf(() -> await(api.count())));
  }
}
