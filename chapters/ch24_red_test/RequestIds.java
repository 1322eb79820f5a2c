import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.logging.*;
import org.junit.jupiter.api.*;

// region code
static final Logger LOG = Logger.getLogger("shop");
static final ContextVar<String> REQUEST = ContextVar.named("request", "-");

static Coroutine<Void> handle(String request) {
  return async(() -> {
    REQUEST.set(request);
    await(sleep(seconds(1)));
    await(pay()); // isn't told which request it is for
  });
}

static Coroutine<Void> pay() {
  return async(() -> LOG.info("paid for " + REQUEST.get()));
}
// endregion

// region tests
@LoopTest
static class LogTest {
  final List<String> logged = new ArrayList<>();
  final Handler keep = new Handler() {
    @Override
    public void publish(LogRecord record) {
      logged.add(record.getLevel() + " " + record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  @BeforeEach
  void listen() {
    LOG.setUseParentHandlers(false);
    LOG.addHandler(keep);
  }

  @AfterEach
  void stopListening() {
    LOG.removeHandler(keep);
  }

  @Test
  void eachRequestHasItsOwn() {
    await(gather(createTask(handle("r1")), createTask(handle("r2"))));
    assertEquals(List.of("INFO paid for r1", "INFO paid for r2"), logged);
  }

  @Test
  void theTestsOwnIsUntouched() {
    await(createTask(handle("r3")));
    assertEquals("-", REQUEST.get());
    await(handle("r4")); // no task of its own
    assertEquals("r4", REQUEST.get());
  }
}
// endregion

void main() {
  IO.print(Tests.run(LogTest.class));
}
