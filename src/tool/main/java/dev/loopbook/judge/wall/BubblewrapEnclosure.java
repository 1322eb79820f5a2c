package dev.loopbook.judge.wall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Bubblewrap, for systems where no other program may make user namespaces.
///
/// @param counts whether the kernel counts each namespace's processes separately (Linux since 5.14)
record BubblewrapEnclosure(SystemTools tools, boolean counts) implements Enclosure {
  @Override
  public String name() {
    return "bubblewrap";
  }

  @Override
  public Set<Wall> claims() {
    return NamespaceEnclosure.claims(tools, counts);
  }

  @Override
  public List<String> around(List<String> command, Allowance allowance, Cell cell) {
    var words = new ArrayList<>(List.of("bwrap", "--unshare-all", "--new-session"));
    words.addAll(List.of("--cap-drop", "ALL", "--clearenv", "--setenv", "LANG", "C.UTF-8"));
    words.addAll(List.of("--setenv", "LD_LIBRARY_PATH", cell.jdk().resolve("lib").toString()));
    NamespaceEnclosure.visible(cell).forEach(path -> show(path, words));
    tools.find("prlimit").ifPresent(found -> words.addAll(readOnly(found)));
    for (var device : List.of("null", "zero", "random", "urandom")) {
      words.addAll(List.of("--dev-bind", "/dev/" + device, "/dev/" + device));
    }
    // versions before 0.8 reject --size, and so this enclosure fails its trial
    words.addAll(List.of("--size", Long.toString((long) allowance.disk() << 20)));
    words.addAll(List.of("--tmpfs", "/scratch", "--chdir", "/scratch"));
    words.addAll(List.of("--remount-ro", "/"));
    // bubblewrap itself needs processes and files: limit only what it starts
    words.addAll(tools.limiting(allowance, counts));
    words.addAll(command);
    return words;
  }

  private static void show(Path path, List<String> words) {
    if (Files.isSymbolicLink(path)) {
      try {
        words.addAll(
            List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString()));
      } catch (IOException _) {
        words.addAll(readOnly(path));
      }
    } else if (Files.exists(path)) {
      words.addAll(readOnly(path));
    }
  }

  private static List<String> readOnly(Path path) {
    return List.of("--ro-bind", path.toString(), path.toString());
  }
}
