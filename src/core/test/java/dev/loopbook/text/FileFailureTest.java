package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileFailureTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new AccessDeniedException("a/b"), "you have no permission for a/b"),
        arguments(
            new FileAlreadyExistsException("a"),
            "a is in the way: a file, where a folder is needed"),
        arguments(new NoSuchFileException("a/b"), "there is no folder a"),
        arguments(new NoSuchFileException("/b"), "there is no /b"),
        arguments(new NoSuchFileException("b"), "there is no b"),
        arguments(new DirectoryNotEmptyException("a"), "the folder a isn't empty"),
        arguments(new MalformedInputException(1), "it isn't UTF-8"),
        arguments(
            new FileSystemException("a/b", null, "Read-only file system"),
            "the disk that holds a/b is read-only"),
        arguments(
            new FileSystemException("a", null, "No space left on device"), "the disk is full"),
        arguments(new IOException("No space left on device"), "the disk is full"),
        arguments(new IOException("Disk quota exceeded"), "your quota of the disk is used up"),
        arguments(new IOException("Is a directory"), "it is a folder"),
        arguments(new FileSystemException("a", null, "Text file busy"), "Text file busy"),
        arguments(new FileSystemException("a"), "the system doesn't say why"),
        arguments(new IOException(), "the system doesn't say why"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aPersonReadsNoNameOfAClass(IOException failure, String why) {
    assertEquals(why, FileFailure.why(failure));
  }

  @Test
  void whatTheSystemReallySaysIsKnown(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    assertEquals(folder + " is a folder", why(() -> Files.writeString(folder, "text")));
    assertEquals(
        file + " is in the way: a file, where a folder is needed",
        why(() -> Files.createDirectories(file)));
    assertEquals(
        "part of the path %s is a file, where a folder is needed".formatted(file.resolve("below")),
        why(() -> Files.writeString(file.resolve("below"), "text")));
    var long300 = folder.resolve("x".repeat(300));
    assertEquals(
        "the name %s is too long".formatted(long300), why(() -> Files.readString(long300)));
  }

  private interface Work {
    Object run() throws IOException;
  }

  private static String why(Work work) {
    try {
      return "it worked: " + work.run();
    } catch (IOException failure) {
      return FileFailure.why(failure);
    }
  }
}
