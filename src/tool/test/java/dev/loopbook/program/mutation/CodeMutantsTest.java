package dev.loopbook.program.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CodeMutantsTest {
  @Test
  void anAwaitIsLeftOutSwallowedOrDoneTwice() {
    assertMutants(
        "void f() { await(load(7)); }",
        "`7` becomes `6`",
        "`7` becomes `8`",
        "`await(load(7))` becomes `load(7)`",
        "`load(7)` becomes `7`",
        "`await(load(7));` happens twice",
        "a cancellation at `await(load(7))` is swallowed",
        "without `await(load(7));`");
  }

  @Test
  void aShieldIsLeftOut() {
    assertMutants(
        "String f() { return await(shield(task)); }",
        "`await(shield(task))` becomes `shield(task)`",
        "`return await(shield(task));` becomes `\"\"`",
        "`return await(shield(task));` becomes `null`",
        "`shield(task)` becomes `task`");
  }

  @Test
  void aConditionIsShiftedNegatedAndDecided() {
    assertMutants(
        "int f(int n) { return n < 3 ? n : 0; }",
        "`0` becomes `1`",
        "`3` becomes `2`",
        "`3` becomes `4`",
        "`n < 3` becomes `!(n < 3)`",
        "`n < 3` becomes `false`",
        "`n < 3` becomes `n <= 3`",
        "`n < 3` becomes `true`",
        "`return n < 3 ? n : 0;` becomes `0`");
  }

  @Test
  void aLockIsLeftOutNeverClosedOrClosedTooEarly() {
    assertMutants(
        "void f() { try (var held = lock()) { work(); } }",
        "closed too early: `var held = lock()`",
        "never closed: `var held = lock()`",
        "without `try` (`var held = lock()`)",
        "without `work();`",
        "`work();` happens twice");
  }

  @Test
  void aFinallyIsLeftOutOrRunsAfterSuccessOnly() {
    var mutants = of("void f() { try { work(); } finally { close(); } }");
    assertCode(
        "void f() { {  work();   close();  } }",
        mutants,
        "what is in `finally` happens only after a success: `{ close(); }`");
    assertCode("void f() { { work(); } }", mutants, "without `finally` `{ close(); }`");
  }

  @Test
  void aCatchIsWidenedNarrowedAndSilenced() {
    assertMutants(
        "void f() { try { work(); } catch (Down | Lost e) { count++; } }",
        "`Down | Lost` becomes `Exception`",
        "`Down | Lost` becomes `Throwable`",
        "`count++` becomes `count--`",
        "`work();` happens twice",
        "no longer catches `Down | Lost`",
        "no longer catches `Down`",
        "no longer catches `Lost`",
        "swallows `Down | Lost`",
        "without `count++;`",
        "without `work();`");
  }

  @Test
  void aFieldIsSharedOrMadeAnew() {
    var mutants =
        of("private final List<String> all = new ArrayList<>(); void f() { all.add(x); }");
    assertCode(
        "private static List<String> all = new ArrayList<>(); void f() { all.add(x); }",
        mutants,
        "`all` is shared among all instances");
    assertCode(
        "private final List<String> all = new ArrayList<>();"
            + " void f() {final List<String> all = new ArrayList<>(); all.add(x); }",
        mutants,
        "`all` is made anew in each call");
  }

  @Test
  void aParameterIsOneThatTheTestsUse() {
    var code = "Object f(int id) { return load(id); }";
    var source = new SourceText(Path.of("A.java"), "class A { " + code + " }");
    var tests = List.of(new SourceText(Path.of("T.java"), "f(41); f(\"no\"); f(seconds(2));"));
    assertEquals(Set.of("41", "\"no\"", "seconds(2)"), TestLiterals.in(tests));
    assertCode(
        "Object f(int id) { return load(41); }",
        CodeMutants.of(source, TestLiterals.in(tests)),
        "`id` of `f` is always 41");
  }

  @Test
  void stepsAreSwappedAndLeftBehind() {
    var mutants = of("void f() { a(); await(b()); c(); }");
    assertCode("void f() { await(b()); a(); c(); }", mutants, "`await(b());` comes before `a();`");
    assertCode(
        "void f() { a(); if (true) return; await(b()); c(); }",
        mutants,
        "returns before `await(b());`");
  }

  @Test
  void aMutantKnowsItsLine() {
    var source = new SourceText(Path.of("A.java"), "class A {\n  void f() {\n    go();\n  }\n}\n");
    assertEquals(
        List.of(3, 3), CodeMutants.of(source, Set.of()).stream().map(CodeMutant::line).toList());
  }

  @Test
  void aTestOnlyLosesStatements() {
    var source = new SourceText(Path.of("A.java"), "class A { void f() { check(1 < 2); } }");
    assertEquals(
        List.of("without `check(1 < 2);`"),
        CodeMutants.ofTest(source).stream().map(CodeMutant::change).toList());
  }

  private static List<CodeMutant> of(String code) {
    return CodeMutants.of(new SourceText(Path.of("A.java"), "class A { " + code + " }"), Set.of());
  }

  private static void assertMutants(String code, String... changes) {
    assertEquals(
        List.of(changes).stream().sorted().toList(),
        of(code).stream().map(CodeMutant::change).sorted().toList());
  }

  private static void assertCode(String code, List<CodeMutant> mutants, String change) {
    assertTrue(
        mutants.stream()
            .filter(mutant -> mutant.change().equals(change))
            .anyMatch(mutant -> mutant.source().text().equals("class A { " + code + " }")),
        () -> change + " is not in " + mutants);
  }
}
