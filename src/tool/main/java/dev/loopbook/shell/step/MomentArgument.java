package dev.loopbook.shell.step;

import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Parameters;

/// The argument TICK|TIME|end of `goto`.
final class MomentArgument {
  @Parameters(
      paramLabel = "TICK|TIME|end",
      completionCandidates = End.class,
      description = "A tick (12, or 12.3 with callbacks), a time (500ms, 0.5s, @0.5), or end.")
  private String typed = "";

  String typed() {
    return typed;
  }

  /// What completes it: ticks and times are numbers.
  static final class End implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("end").iterator();
    }
  }
}
