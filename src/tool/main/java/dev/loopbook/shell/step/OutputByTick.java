package dev.loopbook.shell.step;

import dev.loopbook.program.ProgramOutput;
import dev.loopbook.program.ProgramOutput.Chunk;
import dev.loopbook.step.PrintedText;
import dev.loopbook.step.view.OutputView.InTick;
import java.util.ArrayList;
import java.util.List;

/// Prepares what a program printed for the views.
final class OutputByTick {

  private OutputByTick() {}

  static List<PrintedText> printed(List<Chunk> chunks) {
    return chunks.stream().map(OutputByTick::printed).toList();
  }

  /// Returns it in runs of one tick each.
  static List<InTick> byTick(List<Chunk> chunks) {
    var ticks = new ArrayList<InTick>();
    var run = new ArrayList<PrintedText>();
    for (var i = 0; i < chunks.size(); i++) {
      var chunk = chunks.get(i);
      run.add(printed(chunk));
      if (i + 1 == chunks.size() || chunks.get(i + 1).tick() != chunk.tick()) {
        ticks.add(new InTick(chunk.tick(), List.copyOf(run)));
        run.clear();
      }
    }
    return ticks;
  }

  private static PrintedText printed(Chunk chunk) {
    return new PrintedText(chunk.text(), chunk.stream() == ProgramOutput.Stream.ERR);
  }
}
