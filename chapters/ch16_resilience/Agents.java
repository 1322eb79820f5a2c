import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;
import java.util.TreeMap;

// region agents
record Quality(double score, List<String> issues) {}
interface CodeGenerator { Coroutine<String> generateCode(String task); }
interface CodeReviewer { Coroutine<Quality> reviewCode(String code); }

class DirectAdapter { // reaches agents in this very program
  private final TreeMap<String, Object> agents = new TreeMap<>();

  void register(String name, Object agent) {
    agents.put(name, agent);
  }

  <A> A agent(String name, Class<A> type) {
    if (!type.isInstance(agents.get(name))) {
      throw new IllegalStateException(
          "no " + name + "; there are: " + agents.keySet());
    }
    return type.cast(agents.get(name));
  }
}
// endregion

// region orchestrator
record Result(boolean success, int stepsCompleted, String text) {}

class SequentialOrchestrator {
  Coroutine<Result> execute(String task, DirectAdapter adapter) {
    return async(() -> {
      int steps = 0;
      try {
        var generator = adapter.agent("generator", CodeGenerator.class);
        var code = await(generator.generateCode(task));
        steps++;
        var reviewer = adapter.agent("reviewer", CodeReviewer.class);
        var quality = await(reviewer.reviewCode(code));
        steps++;
        return new Result(quality.score() >= 0.8, steps, code);
      } catch (Exception e) {
        return new Result(false, steps, e.getMessage());
      }
    });
  }
}
// endregion

// region main
void main() {
  var adapter = new DirectAdapter();
  CodeGenerator generator = task -> sleep(seconds(2), "int x = 1;");
  CodeReviewer reviewer = _ -> sleep(seconds(1), new Quality(0.9, List.of()));

  adapter.register("generator", generator);
  IO.println(run(new SequentialOrchestrator().execute("test task", adapter)));
  adapter.register("reviewer", reviewer);
  IO.println(run(new SequentialOrchestrator().execute("test task", adapter)));
}
// endregion
