package dev.loopbook.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingTest {

  private static final Optional<StackTraceElement> HERE =
      Optional.of(new StackTraceElement("C", "m", "C.java", 7));
  private static final Optional<StackTraceElement> THERE =
      Optional.of(new StackTraceElement("D", "m", "D.java", 8));

  private static void assertFinding(String what, String spots, String mend, Finding finding) {
    assertEquals(what, finding.what());
    assertEquals(
        spots,
        String.join(
            ", ",
            finding.spots().stream().map(spot -> spot.role() + " " + spot.shortPlace()).toList()));
    assertEquals(mend, finding.fix(Optional.empty()));
  }

  @Test
  void aPatchLeftOpen() {
    assertFinding(
        "a patch was left open: the statics of Clock",
        "opened at C:7",
        "The next test would meet it too. Open it in try (var it = Patches.…) { … }.",
        new Finding.PatchLeft("the statics of Clock", HERE));
  }

  @Test
  void aStubThatNobodyUsed() {
    assertFinding(
        "a stub was never used: fetchUser(1)",
        "stubbed at C:7",
        "Nothing called it. Remove it, or write when(…).lenient().",
        new Finding.StubUnused("fetchUser(1)", "", HERE, Optional.empty()));
    assertFinding(
        "a stub was never used: fetchUser(1); fetchUser(2) was called instead",
        "stubbed at C:7, called at D:8",
        "The call got an empty value. Fix its arguments, or the stub's.",
        new Finding.StubUnused("fetchUser(1)", "fetchUser(2)", HERE, THERE));
  }

  @Test
  void aCoroutineMadeOutsideAnyLoopNeedsARun() {
    assertFinding(
        "a coroutine was never awaited: fetch",
        "made at C:7",
        "It never ran. Write run(fetch(…)).",
        new Finding.NeverAwaited("fetch", HERE, true));
    assertFinding(
        "a coroutine was never awaited",
        "",
        "It never ran. Hand it to run(…).",
        new Finding.NeverAwaited("coroutine", Optional.empty(), true));
    assertEquals(
        "It never ran. Write run(fetch(2)).",
        new Finding.NeverAwaited("fetch", HERE, true).fix(Optional.of("  fetch(2);")));
  }

  @Test
  void aCoroutineIsNamedIfItHasAName() {
    assertFinding(
        "a coroutine was never awaited: fetch",
        "made at C:7",
        "It never ran. Write await(fetch(…)), or createTask(fetch(…)).",
        new Finding.NeverAwaited("fetch", HERE));
    assertFinding(
        "a coroutine was never awaited",
        "",
        "It never ran. Await it, or hand it to createTask(…).",
        new Finding.NeverAwaited("coroutine", Optional.empty()));
    assertFinding(
        "a coroutine was never awaited: Lock.acquire",
        "made at C:7",
        "It never ran. Await it, or hand it to createTask(…).",
        new Finding.NeverAwaited("Lock.acquire", HERE));
    assertEquals(
        "It never ran. Write await(lock.acquire()), or createTask(lock.acquire()).",
        new Finding.NeverAwaited("Lock.acquire", HERE).fix(Optional.of("  lock.acquire();")));
  }

  @Test
  void itemsAreCounted() {
    assertEquals(
        List.of(
            "1 item of a queue was never finished: <Queue>",
            "2 items of a queue were never finished: <Queue>"),
        List.of(
            new Finding.UnfinishedItems("<Queue>", 1, HERE).what(),
            new Finding.UnfinishedItems("<Queue>", 2, HERE).what()));
  }
}
