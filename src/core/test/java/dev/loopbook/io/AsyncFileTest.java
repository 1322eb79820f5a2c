package dev.loopbook.io;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.OnLoop.tick;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.CancelledError;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AsyncFileTest {

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() {
    NetworkKind.SELECTOR.run(
        () -> {
          var path = folder.resolve("notes.txt");
          try (var file = await(AsyncFile.open(path, CREATE, WRITE))) {
            await(file.write("grüße, "));
            await(file.write("welt"));
          }
          assertEquals("grüße, welt", await(AsyncFile.readString(path)));
          try (var file = await(AsyncFile.open(path, READ))) {
            assertEquals("gr", new String(await(file.read(2))));
            assertEquals(11, await(file.read(100)).length);
            assertEquals(0, await(file.read(100)).length);
          }
          await(AsyncFile.writeString(path, "new"));
          assertEquals("new", await(AsyncFile.readString(path)));
        });
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    NetworkKind.SELECTOR.run(
        () ->
            assertThrows(
                NoSuchFileException.class,
                () -> await(AsyncFile.open(folder.resolve("none"), READ))));
  }

  @Test
  void openingCanBeCancelled() {
    NetworkKind.SELECTOR.run(
        () -> {
          var path = folder.resolve("late.txt");
          var opening = createTask(AsyncFile.open(path, CREATE, WRITE));
          tick();
          opening.cancel();
          assertThrows(CancelledError.class, () -> await(opening));
        });
  }
}
