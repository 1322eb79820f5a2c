package dev.loopbook.book;

import dev.loopbook.book.Expected.Wrong;
import java.util.ArrayList;
import java.util.List;

/// Plays the commands of `loop` fences.
///
/// A fence that continues another is played behind all the commands of those before it, and shows
/// only its own.
final class Sessions {

  private final Transcripts transcripts;

  Sessions(Transcripts transcripts) {
    this.transcripts = transcripts;
  }

  Expected expected(FenceSpec.Transcript spec, Fence fence, List<Fence> fences) {
    var commands = commands(fence);
    if (commands.isEmpty() || !Turn.isCommand(fence.lines().getFirst())) {
      return Wrong.of("a transcript opens with a command: > load ch01/TwoTasks");
    }
    var earlier = spec.continued() ? before(fence, fences) : new ArrayList<String>();
    if (spec.continued() && earlier.isEmpty()) {
      return Wrong.of("loop continued: there is no loop fence before it to continue");
    }
    var all = new ArrayList<>(earlier);
    all.addAll(commands);
    var turns = transcripts.play(all);
    if (turns.size() < all.size()) {
      return Wrong.of(
          "the shell ended at the command %s"
              .formatted(turns.isEmpty() ? all.getFirst() : turns.getLast().command()));
    }
    // those before are checked where they stand
    var own = turns.subList(earlier.size(), turns.size());
    var wrong = own.stream().filter(turn -> turn.status() >= Turn.WENT_WRONG).findFirst();
    if (wrong.isPresent() && !spec.mistakes()) {
      return new Wrong(
          "the shell could not do %s. Mend it, or say loop mistakes if it should go wrong"
              .formatted(wrong.get().command()),
          wrong.get().output());
    }
    var lines = own.stream().flatMap(turn -> turn.lines().stream()).toList();
    return new Expected.Lines(withoutBlankEnd(lines), "what the shell answers");
  }

  private static List<String> withoutBlankEnd(List<String> lines) {
    var end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return lines.subList(0, end);
  }

  /// Returns the commands of the fences that this one continues.
  private static List<String> before(Fence fence, List<Fence> fences) {
    var commands = new ArrayList<String>();
    for (var earlier : fences) {
      if (earlier.line() >= fence.line()) {
        break;
      }
      if (earlier.spec() instanceof FenceSpec.Transcript(var continued, _)) {
        if (!continued) {
          commands.clear();
        }
        commands.addAll(commands(earlier));
      }
    }
    return commands;
  }

  private static List<String> commands(Fence fence) {
    return fence.lines().stream().flatMap(line -> Turn.command(line).stream()).toList();
  }
}
