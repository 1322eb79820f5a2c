import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

class Breaker {
  final String model;
  private int failures;
  private Duration openUntil = Duration.ZERO;

  Breaker(String model) {
    this.model = model;
  }

  Coroutine<String> ask(String prompt) {
    return async(() -> {
      if (failures >= 3) {
        if (now().compareTo(openUntil) < 0) {
          throw new IllegalStateException(model + " is switched off");
        }
        openUntil = now().plusSeconds(30); // one question may try
      }
      try {
        var answer = await(call(model, prompt));
        failures = 0;
        return answer;
      } catch (Exception e) {
        if (++failures >= 3) {
          openUntil = now().plusSeconds(30);
        }
        throw e;
      }
    });
  }
}

class Fallback {
  private final List<Breaker> models;
  private Breaker current;

  Fallback(String... names) {
    models = Stream.of(names).map(Breaker::new).toList();
    current = models.getFirst();
  }

  Coroutine<String> ask(String prompt) {
    return async(() -> {
      var failures = new ArrayList<Exception>();
      for (var breaker : models) {
        try {
          var answer = await(breaker.ask(prompt));
          if (breaker != current) {
            current = breaker;
            say("switched to " + breaker.model);
          }
          return answer;
        } catch (IllegalStateException e) {
          failures.add(e);
        }
      }
      var last = failures.removeLast();
      failures.forEach(last::addSuppressed);
      throw last;
    });
  }
}

Coroutine<String> call(String model, String prompt) {
  return async(() -> {
    await(sleep(seconds(1)));
    if (model.equals("alpha") && now().toSeconds() < 60) {
      throw new IllegalStateException(model + " is down");
    }
    return model + " says " + prompt;
  });
}

Duration now() {
  return EventLoop.running().time();
}

void say(String what) {
  IO.println("%2d s  %s".formatted(now().toSeconds(), what));
}

void main() {
  run(async(() -> {
    var fallback = new Fallback("alpha", "beta");
    for (int i = 1; i <= 10; i++) {
      say(await(fallback.ask("hello " + i)));
      await(sleep(seconds(10)));
    }
  }));
}
