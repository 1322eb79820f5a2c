import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.TimeoutError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

// region adapter
record Answer(boolean success, String response, int inputTokens) {}

class CodeGeneratorAdapter {
  private static final List<String> FILLERS =
      List.of("please", "a", "the", "kindly", "very", "really");
  private final Function<String, Coroutine<String>> model;

  CodeGeneratorAdapter(Function<String, Coroutine<String>> model) {
    this.model = model;
  }

  Coroutine<Answer> generate(String task, int maxTokens) {
    return async(() -> {
      var words = compress(task, maxTokens);
      try {
        var prompt = String.join(" ", words);
        var code = await(waitFor(model.apply(prompt), seconds(10)));
        return new Answer(true, code, words.size());
      } catch (TimeoutError e) {
        return new Answer(false, "no answer in 10 s", words.size());
      }
    });
  }

  private List<String> compress(String task, int maxTokens) { // token = word
    var words = new ArrayList<>(Arrays.asList(task.strip().split("\\s+")));
    if (words.size() > maxTokens) {
      words.removeIf(FILLERS::contains);
    }
    return words.subList(0, Math.min(words.size(), maxTokens));
  }
}
// endregion

// region main
void main() {
  var quick = new CodeGeneratorAdapter(
      prompt -> sleep(seconds(2), "// " + prompt));
  var hung = new CodeGeneratorAdapter(
      prompt -> sleep(seconds(3600), "// " + prompt));
  var task = "please  write a really fast sort";
  IO.println(run(quick.generate(task, 100)));
  IO.println(run(quick.generate(task, 5)));
  IO.println(run(hung.generate(task, 5)));
}
// endregion
