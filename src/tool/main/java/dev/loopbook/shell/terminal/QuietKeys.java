package dev.loopbook.shell.terminal;

import java.util.Collection;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;

/// Makes the keys do nothing that JLine binds to a widget it doesn't have, such as Ctrl-]. It would
/// answer each with `No such widget`.
final class QuietKeys {
  private static final String NOTHING = "do-nothing";

  private QuietKeys() {}

  static void in(LineReader reader) {
    reader.getWidgets().put(NOTHING, () -> true);
    reader.getKeyMaps().values().forEach(keys -> quieten(keys, reader));
  }

  private static void quieten(KeyMap<Binding> keys, LineReader reader) {
    var missing =
        keys.getBoundKeys().entrySet().stream()
            .filter(
                bound ->
                    bound.getValue() instanceof Reference widget && !isThere(widget.name(), reader))
            .map(bound -> bound.getKey())
            .toList();
    keys.bind(new Reference(NOTHING), (Collection<? extends CharSequence>) missing);
  }

  private static boolean isThere(String name, LineReader reader) {
    return reader.getWidgets().containsKey(name) || reader.getBuiltinWidgets().containsKey(name);
  }
}
