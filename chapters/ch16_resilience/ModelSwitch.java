import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Lock;
import java.time.Duration;
import java.util.Map;

// region switcher
class ModelSwitcher {
  private final Map<String, Duration> models; // name -> time to load
  private final Lock switching = new Lock("switching");
  String current = "none";

  ModelSwitcher(Map<String, Duration> models) {
    this.models = models;
  }

  Coroutine<Boolean> isAvailable(String model) {
    return async(() -> {
      await(sleep(millis(100))); // asks the machine where it would run
      return models.containsKey(model);
    });
  }

  Coroutine<Void> switchTo(String model) {
    return async(() -> {
      if (!await(isAvailable(model))) {
        throw new IllegalArgumentException("no model " + model);
      }
      await(sleep(models.get(model)));
      current = model; // whoever has loaded last
    });
  }

  Coroutine<Void> switchInTurn(String model) {
    return async(() -> {
      try (var _ = await(switching.acquire())) {
        await(switchTo(model)); // whoever has asked last
      }
    });
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    var switcher = new ModelSwitcher(
        Map.of("starcoder", seconds(3), "mistral", seconds(1)));
    IO.println("gpt? " + await(switcher.isAvailable("gpt")));
    await(gather(
        switcher.switchTo("starcoder"), switcher.switchTo("mistral")));
    IO.println("at once: " + switcher.current);
    await(gather(
        switcher.switchInTurn("starcoder"), switcher.switchInTurn("mistral")));
    IO.println("in turn: " + switcher.current);
  }));
}
// endregion
