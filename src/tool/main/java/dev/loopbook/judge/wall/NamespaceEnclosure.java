package dev.loopbook.judge.wall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Linux namespaces made by `unshare`, with a root folder of their own. If we are root, the process
/// runs as a nameless user; otherwise in a user namespace.
///
/// @param root whether we are the system's root
/// @param counts whether the kernel counts each namespace's processes separately (Linux since 5.14)
record NamespaceEnclosure(SystemTools tools, boolean root, boolean counts) implements Enclosure {
  private static final String SCRIPT = script();

  @Override
  public String name() {
    return root ? "namespaces" : "namespaces of a user namespace";
  }

  @Override
  public Set<Wall> claims() {
    return claims(tools, counts);
  }

  /// Returns the walls that namespaces build, whichever program makes the namespaces.
  static Set<Wall> claims(SystemTools tools, boolean counts) {
    var claims = EnumSet.of(Wall.CHILDREN, Wall.NETWORK, Wall.FILES, Wall.PRIVILEGES);
    if (counts && tools.has("prlimit")) {
      claims.add(Wall.LIMITS);
    }
    return claims;
  }

  @Override
  public List<String> around(List<String> command, Allowance allowance, Cell cell) {
    var words = new ArrayList<String>();
    if (tools.has("setsid")) {
      words.addAll(List.of("setsid"));
    }
    words.add("unshare");
    if (!root) {
      words.addAll(List.of("--user", "--map-root-user"));
    }
    words.addAll(
        List.of("--net", "--pid", "--mount", "--ipc", "--uts", "--fork", "--kill-child", "--"));
    words.addAll(tools.limiting(allowance, counts));
    words.addAll(List.of("sh", "-c", SCRIPT, "enclose"));
    words.add(cell.root().toString());
    words.add(allowance.disk() + "m");
    words.add(root ? Integer.toString(SystemTools.userFor(cell)) : "0");
    words.add(cell.jdk().resolve("lib").toString());
    visible(cell).map(Path::toString).forEach(words::add);
    words.add("--");
    words.addAll(command);
    return words;
  }

  /// Returns what every JVM needs of the system, and what this one may see as well.
  static Stream<Path> visible(Cell cell) {
    return Stream.concat(
        Stream.of(
                "/lib",
                "/lib64",
                "/usr/lib",
                "/usr/lib64",
                "/nix/store",
                "/etc/ld.so.cache",
                "/etc/alternatives")
            .map(Path::of),
        Stream.concat(Stream.of(cell.jdk()), cell.readable().stream()));
  }

  private static String script() {
    try (var in =
        Objects.requireNonNull(NamespaceEnclosure.class.getResourceAsStream("enclose.sh"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
