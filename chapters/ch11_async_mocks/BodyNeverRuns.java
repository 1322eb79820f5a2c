import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

// region code
interface Database {
  Coroutine<Void> inTransaction(Supplier<Coroutine<Void>> body);

  Coroutine<Void> save(String name, int amount);
}

static Coroutine<Void> transfer(Database database, int amount) {
  return database.inTransaction(() -> async(() -> {
    if (amount < 0) {
      throw new IllegalArgumentException("amount " + amount);
    }
    await(database.save("from", -amount));
    await(database.save("to", amount));
  }));
}
// endregion

// region tests
@LoopTest
static class TransferTest {
  final Database database = asyncMock(Database.class);

  @Test
  void anEmptyAnswerRunsNothing() {
    await(transfer(database, -5));
  }

  @Test
  void aMockThatRunsTheBody() {
    when(database.inTransaction(Mockito.any())).sideEffect(call -> {
      Supplier<Coroutine<Void>> body = call.getArgument(0);
      return await(body.get());
    });
    assertThrows(IllegalArgumentException.class,
        () -> await(transfer(database, -5)));
    await(transfer(database, 5));
    verifyAwaited(database).save("to", 5);
  }
}
// endregion

void main() {
  IO.print(Tests.run(TransferTest.class));
}
