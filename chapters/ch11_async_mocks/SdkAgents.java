import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.*;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

// region agents
interface CodeGeneratorAgent {
  Coroutine<String> generateCode(String task);
}

interface CodeReviewerAgent {
  Coroutine<Quality> reviewCode(String code);
}

record Quality(double score, List<String> issues) {}
// endregion

// region orchestrator
record Result(boolean success, int steps, String text) {}

static class DirectAdapter {
  private final Map<String, Object> agents = new HashMap<>();

  void register(String name, Object agent) {
    agents.put(name, agent);
  }

  <A> A agent(String name, Class<A> type) {
    return type.cast(agents.get(name));
  }
}

static class SequentialOrchestrator {
  Coroutine<Result> execute(String task, DirectAdapter adapter) {
    return async(() -> {
      int steps = 0;
      try {
        var code = await(adapter.agent("generator",
            CodeGeneratorAgent.class).generateCode(task));
        steps++;
        var quality = await(adapter.agent("reviewer",
            CodeReviewerAgent.class).reviewCode(code));
        steps++;
        return new Result(quality.score() >= 0.8, steps, code);
      } catch (Exception e) {
        return new Result(false, steps, e.getMessage());
      }
    });
  }
}
// endregion

// region tests
@LoopTest
static class SequentialOrchestratorTest {
  final CodeGeneratorAgent generator = asyncMock(CodeGeneratorAgent.class);
  final CodeReviewerAgent reviewer = asyncMock(CodeReviewerAgent.class);
  final DirectAdapter adapter = new DirectAdapter();

  @BeforeEach
  void registerAgents() {
    adapter.register("generator", generator);
    adapter.register("reviewer", reviewer);
  }

  Coroutine<Result> execute(String task) {
    return new SequentialOrchestrator().execute(task, adapter);
  }

  @Test
  void theReviewerGetsWhatTheGeneratorWrote() {
    when(generator.generateCode("sort")).delayed(seconds(2)).returning("x");
    when(reviewer.reviewCode("x")).delayed(seconds(1))
        .returning(new Quality(0.9, List.of()));
    assertEquals(new Result(true, 2, "x"),
        assertTakes(seconds(3), execute("sort")));
    verifyAwaited(generator).generateCode("sort");
    verifyAwaited(reviewer).reviewCode("x");
  }

  @Test
  void badCodeIsNoSuccess() {
    when(generator.generateCode("sort")).returning("x");
    when(reviewer.reviewCode("x"))
        .returning(new Quality(0.3, List.of("one letter")));
    assertEquals(new Result(false, 2, "x"), await(execute("sort")));
  }

  @Test
  void noCodeNoReview() {
    when(generator.generateCode("sort"))
        .raising(new IllegalStateException("model not loaded"));
    assertEquals(new Result(false, 0, "model not loaded"),
        await(execute("sort")));
    verifyAwaited(reviewer, Mockito.never()).reviewCode(Mockito.any());
  }

  @Test
  void aReviewerThatWasNotTaught() {
    when(generator.generateCode("sort")).returning("x");
    assertEquals(new Result(true, 2, "x"), await(execute("sort")));
  }
}
// endregion

void main() {
  IO.print(Tests.run(SequentialOrchestratorTest.class));
}
