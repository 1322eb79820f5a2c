package dev.loopbook.judge.wall;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Runs a shell script in place of the JVM, which takes a thousandth of the time, and remembers
/// what was to be run.
final class ShellEnclosure implements Enclosure {
  private final Set<Wall> claims;
  private final List<String> words;
  final AtomicReference<List<String>> command = new AtomicReference<>(List.of());
  final AtomicReference<Runnable> onStart = new AtomicReference<>(() -> {});

  private ShellEnclosure(Set<Wall> claims, List<String> words) {
    this.claims = claims;
    this.words = words;
  }

  static ShellEnclosure claiming(Set<Wall> claims, String script) {
    return new ShellEnclosure(claims, List.of("sh", "-c", script));
  }

  /// Returns one whose script runs in a process group of its own.
  static ShellEnclosure inAGroup(String script) {
    return new ShellEnclosure(EnumSet.noneOf(Wall.class), List.of("setsid", "sh", "-c", script));
  }

  @Override
  public String name() {
    return "a shell";
  }

  @Override
  public Set<Wall> claims() {
    return claims;
  }

  @Override
  public List<String> around(List<String> ofJvm, Allowance allowance, Cell cell) {
    command.set(List.copyOf(ofJvm));
    onStart.get().run();
    return words;
  }
}
