package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TestHelperRulesTest {
  private static final String SERVICE =
      """
      class Service extends RuntimeException {
        static int asked;

        static void reset() {
          asked = 0;
        }

        static void ask() {}

        static void ask(int times) {}

        String getMessage(int length) {
          return "";
        }
      }
      """;
  private static final String TEST =
      """
      class ATest {
        void one() {
          Service.reset();
          Service.ask(2);
          int n = Service.asked;
          new Service().getMessage();
          Answer.f();
        }
      }
      """;

  /// Returns what is wrong with an answer with this code, on its line 2.
  private static List<String> violations(String code, String... known) {
    var answer = "class Answer { static void f() {\n" + code + "\n} }\n";
    var program = CompiledAnswer.of("Answer.java", answer, "Service.java", SERVICE);
    var tests =
        CompiledAnswer.beside(program.classes(), List.of(CompiledAnswer.text("ATest.java", TEST)));
    var rules =
        new TestHelperRules(
            program.classes(),
            program.in("Answer.java"),
            List.of(known).stream().map(text -> CompiledAnswer.text("K.java", text)).toList());
    return rules.check(tests.files(), List.of(CompiledAnswer.text("Answer.java", answer))).stream()
        .map(
            violation ->
                violation.place() + " " + violation.place().text() + " " + violation.what())
        .toList();
  }

  @Test
  void whatTheTestsUseIsTheirs() {
    assertEquals(
        List.of("Answer:2 Service.reset(); Service.reset"), violations("Service.reset();"));
    assertEquals(
        List.of("Answer:2 Service.asked = 1; Service.asked"), violations("Service.asked = 1;"));
    assertEquals(
        List.of("Answer:2 Runnable r = Service::reset; Service.reset"),
        violations("Runnable r = Service::reset;"));
    assertEquals(
        List.of("Answer:2 Service.reset(); Service.reset(); Service.reset"),
        violations("Service.reset(); Service.reset();"),
        "once a line");
  }

  @Test
  void whatTheTestsDoNotUseIsOpen() {
    assertEquals(List.of(), violations("Service.ask();"), "another overload than theirs");
    assertEquals(List.of(), violations("new Service();"));
    assertEquals(List.of(), violations("f();"));
  }

  @Test
  void whatAKnownAnswerUsesIsForTheTestsToJudge() {
    assertEquals(List.of(), violations("Service.reset();", "class Answer {}", "Service.reset();"));
    assertEquals(
        List.of("Answer:2 Service.reset(); Service.reset"),
        violations("Service.reset();", "Service.resetAll();"));
  }

  @Test
  void whatAGivenClassInheritsIsNobodysHelper() {
    assertEquals(List.of(), violations("new Service().getMessage();"));
  }
}
