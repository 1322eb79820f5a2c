package dev.loopbook.testkit.file;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.millis;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.io.AsyncFile;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.testkit.thread.FakeThreads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MemoryFilesTest {

  private final MemoryFiles files = new MemoryFiles();

  @Test
  void aFullDiskTakesWhatFitsAndThenFails() {
    OnLoop.virtual(
        () -> {
          files.capacity(10);
          var path = files.path("/log");
          try (var file = await(AsyncFile.open(path, CREATE, WRITE))) {
            await(file.write("12345678"));
            var error = assertThrows(FileSystemException.class, () -> await(file.write("abcd")));
            assertEquals("/log: No space left on device", error.getMessage());
          }
          assertEquals("12345678ab", await(AsyncFile.readString(path)));
          Files.delete(path);
          await(AsyncFile.writeString(path, "0123456789"));
          files.heal();
          await(AsyncFile.writeString(files.path("/more"), "0123456789"));
          assertEquals(List.of("/log", "/more"), files.all());
        });
  }

  @Test
  void aFileThatIsDeletedWhileItIsOpenGivesItsRoomBackOnce() throws IOException {
    files.capacity(10);
    var path = files.file("/log", "12345678");
    try (var channel = FileChannel.open(path, WRITE)) {
      Files.delete(path);
      channel.write(ByteBuffer.wrap("123456789".getBytes()));
      channel.truncate(0);
    }
    var next = files.path("/next");
    assertThrows(FileSystemException.class, () -> Files.writeString(next, "0123456789a"));
    Files.writeString(next, "0123456789");
  }

  @Test
  void whatIsDeniedIsDeniedWithAllBelowIt() throws IOException {
    var secret = files.file("/etc/secret/key", "k");
    files.denyReading("/etc/secret").denyWriting("/etc");
    var error = assertThrows(AccessDeniedException.class, () -> Files.readString(secret));
    assertEquals("/etc/secret/key", error.getMessage());
    assertThrows(AccessDeniedException.class, () -> Files.writeString(secret, "x"));
    assertThrows(AccessDeniedException.class, () -> Files.delete(secret));
    assertThrows(AccessDeniedException.class, () -> Files.createDirectory(files.path("/etc/new")));
    assertEquals(false, Files.isReadable(secret));
    assertEquals("ok", Files.readString(files.file("/tmp/free", "ok")));
    files.heal();
    assertEquals("k", Files.readString(secret));
  }

  @Test
  void aDamagedFileIsReadUpToTheDamage() {
    OnLoop.virtual(
        () -> {
          var path = files.file("/data", "0123456789");
          files.breakAfter("/data", 4);
          try (var file = await(AsyncFile.open(path, READ, WRITE))) {
            assertEquals("0123", new String(await(file.read(4))));
            var error = assertThrows(IOException.class, () -> await(file.read(4)));
            assertEquals("Input/output error", error.getMessage());
            assertThrows(IOException.class, () -> await(file.write("x")));
          }
        });
  }

  @Test
  void relativePathsBeginInTheFolderWork() throws IOException {
    Files.writeString(files.path("notes.txt"), "n");
    assertEquals(List.of("/work/notes.txt"), files.all());
  }

  @Test
  void openFilesAreCounted() {
    OnLoop.virtual(
        () -> {
          var path = files.file("/a", "a");
          try (var _ = await(AsyncFile.open(path, READ))) {
            assertEquals(1, files.open());
          }
          assertEquals(0, files.open());
        });
  }

  @Test
  void withFakeThreadsADiskIsAsSlowAsTheTestSays() {
    OnLoop.virtual(
        () -> {
          FakeThreads.install().taking(millis(8));
          var path = files.path("/slow");
          await(AsyncFile.writeString(path, "text"));
          assertEquals("text", await(AsyncFile.readString(path)));
          assertEquals(millis(16), EventLoop.running().time());
        });
  }
}
