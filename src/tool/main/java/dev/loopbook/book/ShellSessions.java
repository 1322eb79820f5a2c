package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.ExpectedFence.Wrong;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs the commands of `loop` fences.
///
/// A fence and those that continue it are one session, which runs once; each fence shows only its
/// own commands.
final class ShellSessions {

  private final ShellRunner transcripts;

  /// The results, by all commands of a session: its fences share them.
  private final Map<List<String>, List<TranscriptEntry>> played = new HashMap<>();

  ShellSessions(ShellRunner transcripts) {
    this.transcripts = transcripts;
  }

  ExpectedFence expected(FenceSpec.Transcript spec, Fence fence, List<Fence> fences) {
    var commands = commands(fence);
    if (commands.isEmpty() || !TranscriptEntry.isCommand(fence.lines().getFirst())) {
      return Wrong.of("a transcript opens with a command: > load ch01/TwoTasks");
    }
    var session = sessionOf(fence, fences);
    if (spec.continued() && session.getFirst().equals(fence)) {
      return Wrong.of("loop continued: there is no loop fence before it to continue");
    }
    var turns =
        played.computeIfAbsent(
            session.stream().flatMap(each -> commands(each).stream()).toList(), transcripts::play);
    var from =
        session.stream()
            .takeWhile(each -> !each.equals(fence))
            .mapToInt(each -> commands(each).size())
            .sum();
    var to = from + commands.size();
    if (turns.size() < to) {
      return Wrong.of(
          format(
              "the shell ended at the command %s",
              turns.isEmpty() ? commands.getFirst() : turns.getLast().command()));
    }
    return expected(spec, turns.subList(from, to));
  }

  private static ExpectedFence expected(FenceSpec.Transcript spec, List<TranscriptEntry> turns) {
    var wrong =
        turns.stream().filter(turn -> turn.status() >= TranscriptEntry.WENT_WRONG).findFirst();
    if (wrong.isPresent() && !spec.mistakes()) {
      return new Wrong(
          format(
              "the shell could not do %s. Fix it, or write loop mistakes if it should go wrong",
              wrong.get().command()),
          wrong.get().output());
    }
    var lines = turns.stream().flatMap(turn -> turn.lines().stream()).toList();
    return new ExpectedFence.Lines(withoutBlankEnd(lines), "what the shell answers");
  }

  private static List<String> withoutBlankEnd(List<String> lines) {
    var end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return lines.subList(0, end);
  }

  /// Returns the fences of this one's session: the one that begins it and those that continue it.
  private static List<Fence> sessionOf(Fence fence, List<Fence> fences) {
    var session = new ArrayList<Fence>();
    for (var each : fences) {
      if (each.spec() instanceof FenceSpec.Transcript(var continued, _)) {
        if (!continued && session.contains(fence)) {
          break;
        }
        if (!continued) {
          session.clear();
        }
        session.add(each);
      }
    }
    return session;
  }

  private static List<String> commands(Fence fence) {
    return fence.lines().stream().flatMap(line -> TranscriptEntry.command(line).stream()).toList();
  }
}
