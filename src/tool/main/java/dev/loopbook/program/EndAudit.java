package dev.loopbook.program;

import dev.loopbook.watch.Audit;
import dev.loopbook.watch.AuditReport;
import dev.loopbook.watch.Finding;
import java.util.List;

/// Reports at the end of a run what the program left undone, on the program's own `System.err`.
final class EndAudit {
  private final ProgramRun run;
  private final Host host;
  private final Audit audit = new Audit();

  EndAudit(ProgramRun run, Host host) {
    this.run = run;
    this.host = host;
  }

  /// Returns the listener that collects the findings.
  Audit audit() {
    return audit;
  }

  /// Reports everything, once all threads have ended. Looking at what's left may call the program's
  /// code, so this runs in one of the program's own threads.
  void reportAll() {
    report(audit.conclude());
  }

  /// Reports what was found while the program ran, after it exited or failed.
  void reportSoFar() {
    report(audit.findings());
  }

  private void report(List<Finding> findings) {
    if (!findings.isEmpty()) {
      String text =
          String.join("\n", AuditReport.lines(findings, run.program().frames()::lineText)) + "\n";
      host.print(ProgramOutput.Stream.ERR, text);
    }
  }
}
