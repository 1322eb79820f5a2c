package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir Path folder;

  @Test
  void theMarkIsLeftOutAndNothingElse() throws IOException {
    var file = folder.resolve("text");
    Files.writeString(file, "\uFEFFgrün\r\n\uFEFFzwei\n");
    assertEquals("grün\r\n\uFEFFzwei\n", TextFile.read(file));
    assertEquals(List.of("grün", "\uFEFFzwei"), TextFile.lines(file));
    Files.writeString(file, "grün");
    assertEquals("grün", TextFile.read(file));
    Files.writeString(file, "");
    assertEquals("", TextFile.read(file));
  }

  @Test
  void otherBytesAreRefused() {
    assertThrows(
        CharacterCodingException.class, () -> TextFile.decode(new byte[] {'a', (byte) 0xFC}));
  }
}
