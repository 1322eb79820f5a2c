package dev.loopbook.explore;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.gather;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.LoopSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TrialsTest {

  /// Two tasks that write their names down. Whether a run of it fails is given by its number, which
  /// counts those with evidence and those without apart.
  private static final class Program implements Experiment {
    final List<String> ran = new ArrayList<>();
    private final IntPredicate failsWith;
    private final IntPredicate failsWithout;
    private int with;
    private int without;

    Program(IntPredicate failsWith, IntPredicate failsWithout) {
      this.failsWith = failsWith;
      this.failsWithout = failsWithout;
    }

    @Override
    public RunResult run(UnaryOperator<LoopSetup> exploring) {
      return run("with", exploring, failsWith.test(++with));
    }

    @Override
    public Optional<Experiment> withoutEvidence() {
      return Optional.of(exploring -> run("without", exploring, failsWithout.test(++without)));
    }

    private RunResult run(String how, UnaryOperator<LoopSetup> exploring, boolean fails) {
      var names = new StringBuilder();
      exploring
          .apply(LoopSetup.standard())
          .call(
              () ->
                  Async.run(
                      async(
                          () ->
                              await(
                                  gather(
                                      async(() -> names.append('a')),
                                      async(() -> names.append('b')))))));
      ran.add(how + " " + names);
      return new RunResult("", how, List.of(), fails);
    }
  }

  private static final Order OTHER = new Order(List.of(1));

  private static Trials.Run runOther(Trials trials) {
    return trials.run(Picker.following(OTHER));
  }

  private static Trials trials(Program program) {
    return Trials.first(program, Freedom.ANY);
  }

  @Test
  void anOrderThatPassesIsRunOnceWithoutEvidence() {
    var program = new Program(_ -> true, _ -> false);
    assertFalse(runOther(trials(program)).result().failed());
    assertEquals(List.of("without ba"), program.ran);
  }

  @Test
  void anOrderThatFailsIsRunAgainInTheSameOrderForItsEvidence() {
    var program = new Program(_ -> true, _ -> true);
    var run = runOther(trials(program));
    assertEquals("with", run.result().ending());
    assertEquals(List.of(1), run.choices().order().picks());
    assertEquals(List.of("without ba", "with ba"), program.ran);
  }

  @Test
  void codeThatOnlyPassesWithEvidenceIsRunWithItFromThenOn() {
    var program = new Program(_ -> false, _ -> true);
    var trials = trials(program);
    assertFalse(runOther(trials).result().failed());
    assertFalse(runOther(trials).result().failed());
    assertEquals(List.of("without ba", "with ba", "without ba", "with ba"), program.ran);
  }

  @Test
  void aFailureByChanceIsAFailure() {
    var program = new Program(_ -> false, number -> number == 1);
    var trials = trials(program);
    assertTrue(runOther(trials).result().failed());
    assertFalse(runOther(trials).result().failed());
    assertEquals(List.of("without ba", "with ba", "without ba", "without ba"), program.ran);
  }

  @Test
  void aSearchRepeatsTheUsualOrderWithEvidence() {
    var program = new Program(_ -> false, _ -> false);
    var search = new FailureSearch(trials(program), RunResult::toString).some(3, 1);
    assertEquals(3, search.orders());
    assertEquals(List.of("with ab", "without ba"), program.ran.subList(0, 2));
  }
}
