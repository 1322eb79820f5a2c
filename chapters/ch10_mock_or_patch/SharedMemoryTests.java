import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.ArgumentMatchers.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import dev.loopbook.testkit.mock.Patches;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.*;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

// region seam
/** The seam: the one place that speaks to the system. */
static class SharedSegments {
  static ByteBuffer open(String name) throws IOException {
    try (var file = FileChannel.open(Path.of("/dev/shm", name))) {
      return file.map(FileChannel.MapMode.READ_ONLY, 0, 16);
    }
  }
}
// endregion

// region manager
static class ShmManager {
  private final String name;
  private ByteBuffer segment = ByteBuffer.allocate(0);

  ShmManager(String name) {
    this.name = name;
  }

  Coroutine<Void> connect() {
    return async(() -> {
      for (int attempt = 1; segment.capacity() == 0; attempt++) {
        try {
          segment = SharedSegments.open(name);
        } catch (NoSuchFileException e) {
          if (attempt == 3) {
            throw new IllegalStateException("no segment " + name, e);
          }
          await(sleep(seconds(1))); // the exchange may not be up yet
        }
      }
    });
  }

  Coroutine<Long> nextPrice(int seen) {
    return async(() -> {
      while (segment.getInt(0) <= seen) {
        await(sleep(millis(10)));
      }
      return segment.getLong(8);
    });
  }
}
// endregion

// region wrong
@LoopTest
static class WrongTest {
  @Test
  void aMockThatTheManagerNeverSees() {
    var segments = Mockito.mock(SharedSegments.class);
    var manager = new ShmManager("prices");
    assertNotNull(segments);
    await(manager.connect());
  }
}
// endregion

// region right
@LoopTest
static class ShmManagerTest {
  final ByteBuffer memory = ByteBuffer.allocate(16);

  @Test
  void itReadsThePriceOnceTheNumberIsRaised() {
    try (var segments = Patches.statics(SharedSegments.class)) {
      segments.when(() -> SharedSegments.open("prices")).thenReturn(memory);
      var manager = new ShmManager("prices");
      await(manager.connect());
      var price = createTask(manager.nextPrice(0));

      memory.putLong(8, 4_200);
      await(sleep(seconds(1)));
      assertFalse(price.isDone());

      memory.putInt(0, 1);
      assertEquals(4_200, await(price));
    }
  }

  @Test
  void itWaitsForAnExchangeThatIsNotUpYet() {
    try (var segments = Patches.statics(SharedSegments.class)) {
      segments.when(() -> SharedSegments.open("prices"))
          .thenThrow(new NoSuchFileException("prices"))
          .thenReturn(memory);
      assertTakes(seconds(1), new ShmManager("prices").connect());
    }
  }

  @Test
  void afterThreeAttemptsItGivesUp() {
    try (var segments = Patches.statics(SharedSegments.class)) {
      segments.when(() -> SharedSegments.open(any()))
          .thenThrow(new NoSuchFileException("prices"));
      var error = assertThrows(IllegalStateException.class,
          () -> await(new ShmManager("prices").connect()));
      assertEquals("no segment prices", error.getMessage());
      segments.verify(() -> SharedSegments.open("prices"), Mockito.times(3));
    }
  }
}
// endregion

void main() {
  IO.print(Tests.run(WrongTest.class, ShmManagerTest.class));
}
