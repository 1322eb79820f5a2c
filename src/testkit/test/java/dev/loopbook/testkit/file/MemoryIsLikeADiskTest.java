package dev.loopbook.testkit.file;

import static dev.loopbook.loop.Async.await;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.io.AsyncFile;
import dev.loopbook.loop.OnLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What a program sees of its files is the same in memory and on the disk.
@Timeout(30)
@ParameterizedClass
@EnumSource
class MemoryIsLikeADiskTest {

  enum Disk {
    MEMORY,
    REAL
  }

  private final Disk disk;
  @TempDir Path temporary;
  private Path folder;

  MemoryIsLikeADiskTest(Disk disk) {
    this.disk = disk;
  }

  @BeforeEach
  void makeFolder() {
    folder = disk == Disk.MEMORY ? new MemoryFiles().path("/work") : temporary;
  }

  @Test
  void anAsyncFileWritesReadsAndAppends() {
    OnLoop.virtual(
        () -> {
          var path = folder.resolve("notes.txt");
          try (var file = await(AsyncFile.open(path, CREATE, WRITE))) {
            await(file.write("grüße, "));
            await(file.write("welt"));
          }
          try (var file = await(AsyncFile.open(path, APPEND))) {
            await(file.write("!"));
          }
          try (var file = await(AsyncFile.open(path, READ))) {
            assertEquals("gr", new String(await(file.read(2))));
            assertEquals(12, await(file.read(100)).length);
            assertEquals(0, await(file.read(100)).length);
          }
          assertEquals("grüße, welt!", await(AsyncFile.readString(path)));
          await(AsyncFile.writeString(path, "short"));
          assertEquals("short", await(AsyncFile.readString(path)));
        });
  }

  @Test
  void aFileThatIsNotThereIsNotFound() {
    OnLoop.virtual(
        () -> {
          var none = folder.resolve("none").resolve("file");
          var error =
              assertThrows(NoSuchFileException.class, () -> await(AsyncFile.readString(none)));
          assertEquals(none.toString(), error.getMessage());
          assertThrows(NoSuchFileException.class, () -> Files.writeString(none, "x"));
          assertThrows(NoSuchFileException.class, () -> Files.delete(none));
        });
  }

  @Test
  void openingObeysItsOptions() throws IOException {
    var path = folder.resolve("a");
    Files.writeString(path, "abcdef");
    assertThrows(FileAlreadyExistsException.class, () -> FileChannel.open(path, CREATE_NEW, WRITE));
    try (var channel = FileChannel.open(path, WRITE)) {
      assertThrows(NonReadableChannelException.class, () -> channel.read(ByteBuffer.allocate(1)));
      channel.write(ByteBuffer.wrap("XY".getBytes()));
      assertEquals(2, channel.position());
      channel.position(8).write(ByteBuffer.wrap("Z".getBytes()));
      assertEquals(9, channel.size());
    }
    assertEquals("XYcdef\0\0Z", Files.readString(path));
    try (var channel = FileChannel.open(path, READ, WRITE)) {
      assertEquals(3, channel.truncate(3).size());
    }
    assertEquals("XYc", Files.readString(path));
  }

  @Test
  void foldersListMoveCopyAndDelete() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/one.txt"), "1");
    Files.writeString(folder.resolve("a/two.md"), "2");
    try (var texts = Files.newDirectoryStream(folder.resolve("a"), "*.txt")) {
      assertEquals(
          List.of("one.txt"),
          StreamSupport.stream(texts.spliterator(), false)
              .map(path -> path.getFileName().toString())
              .toList());
    }
    assertThrows(DirectoryNotEmptyException.class, () -> Files.delete(folder.resolve("a")));
    assertThrows(
        FileAlreadyExistsException.class,
        () -> Files.move(folder.resolve("a/one.txt"), folder.resolve("a/two.md")));
    Files.move(
        folder.resolve("a/one.txt"),
        folder.resolve("a/two.md"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(folder.resolve("a/two.md"), folder.resolve("a/b/copy"));
    Files.move(folder.resolve("a"), folder.resolve("z"));
    try (var all = Files.walk(folder)) {
      assertEquals(
          List.of("", "z", "z/b", "z/b/copy", "z/two.md"),
          all.map(path -> folder.relativize(path).toString()).sorted().toList());
    }
    assertEquals("1", Files.readString(folder.resolve("z/b/copy")));
    assertThrows(
        NotDirectoryException.class, () -> Files.newDirectoryStream(folder.resolve("z/two.md")));
    Files.delete(folder.resolve("z/b/copy"));
    assertFalse(Files.exists(folder.resolve("z/b/copy")));
    assertThrows(
        FileAlreadyExistsException.class, () -> Files.createDirectory(folder.resolve("z")));
  }

  @Test
  void attributesAreThere() throws IOException {
    var path = Files.writeString(folder.resolve("a"), "12345");
    assertEquals(5, Files.size(path));
    assertTrue(Files.isRegularFile(path));
    assertTrue(Files.isDirectory(folder));
    Files.setLastModifiedTime(path, FileTime.fromMillis(5_000));
    assertEquals(5_000, Files.getLastModifiedTime(path).toMillis());
    assertTrue(Files.isSameFile(path, folder.resolve("./a")));
    assertEquals(5L, Files.getAttribute(path, "size"));
  }

  @Test
  void pathsAreTakenApartAndPutTogether() {
    var path = folder.resolve("a/../b/./c.txt");
    assertEquals(folder.resolve("b/c.txt"), path.normalize());
    assertEquals("c.txt", path.getFileName().toString());
    assertEquals("b/c.txt", folder.relativize(path).toString());
    assertEquals(folder, folder.resolve(""));
    assertEquals("../d", folder.resolve("c").relativize(folder.resolve("d")).toString());
    assertTrue(path.startsWith(folder));
    assertTrue(path.endsWith("c.txt"));
    assertFalse(path.endsWith("txt"));
    assertEquals(folder.resolve("b/e"), path.normalize().resolveSibling("e"));
    assertEquals(1, folder.getFileSystem().getPath("x").getNameCount());
    assertEquals(
        "x", folder.getFileSystem().getPath("x").toAbsolutePath().getFileName().toString());
  }
}
