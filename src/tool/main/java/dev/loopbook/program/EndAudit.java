package dev.loopbook.program;

import dev.loopbook.loop.LoopSetup;
import dev.loopbook.watch.Audit;
import dev.loopbook.watch.AuditReport;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.HeldLoopWatch;
import java.util.List;
import java.util.stream.Stream;

/// Reports at the end of a run what the program left undone, on the program's own `System.err`.
final class EndAudit {
  private final ProgramRun run;
  private final Host host;
  private final Audit audit = new Audit();
  private final HeldLoopWatch heldLoops =
      ProgramRun.heldLoopWatch(finding -> report(List.of(finding)));

  EndAudit(ProgramRun run, Host host) {
    this.run = run;
    this.host = host;
  }

  /// Returns the setup with the listeners that collect the findings.
  LoopSetup listenIn(LoopSetup setup) {
    return setup.withListener(audit).withListener(heldLoops);
  }

  /// Reports everything, once all threads have ended. Looking at what's left may call the program's
  /// code, so this runs in one of the program's own threads.
  void reportAll() {
    report(withWatched(audit.conclude()));
  }

  /// Reports what was found while the program ran, after it exited or failed.
  void reportSoFar() {
    report(withWatched(audit.findings()));
  }

  private List<Finding> withWatched(List<Finding> findings) {
    return Stream.of(heldLoops.findings(), host.locks.findings(), findings)
        .<Finding>flatMap(List::stream)
        .toList();
  }

  /// Ends the thread that looks for held loops.
  void close() {
    heldLoops.close();
  }

  private void report(List<Finding> findings) {
    if (!findings.isEmpty()) {
      String text =
          String.join("\n", AuditReport.lines(findings, run.program().frames()::lineText)) + "\n";
      host.print(ProgramOutput.Stream.ERR, text);
    }
  }
}
