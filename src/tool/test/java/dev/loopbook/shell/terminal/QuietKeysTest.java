package dev.loopbook.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class QuietKeysTest {

  @Test
  void noKeyOfAnyKindOfEditingLeadsToAWidgetThatIsNotThere() throws IOException {
    try (var terminal =
        new DumbTerminal(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())) {
      var reader = LineReaderBuilder.builder().terminal(terminal).build();
      assertTrue(missing(reader).contains("character-search"), "JLine has them all now");

      QuietKeys.in(reader);
      assertEquals(List.of(), missing(reader));
    }
  }

  private static List<String> missing(LineReader reader) {
    var names = new TreeSet<String>();
    for (var keys : reader.getKeyMaps().values()) {
      for (var binding : keys.getBoundKeys().values()) {
        if (binding instanceof Reference widget) {
          names.add(widget.name());
        }
      }
    }
    names.removeAll(reader.getWidgets().keySet());
    names.removeAll(reader.getBuiltinWidgets().keySet());
    return List.copyOf(names);
  }
}
