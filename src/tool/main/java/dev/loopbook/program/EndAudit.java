package dev.loopbook.program;

import dev.loopbook.watch.Audit;
import dev.loopbook.watch.AuditReport;
import dev.loopbook.watch.Finding;
import java.util.List;

/// What is said at the end of a run: what the program left undone, on its own `System.err`.
final class EndAudit {
  private final ProgramRun run;
  private final Host host;
  private final Audit audit = new Audit();

  EndAudit(ProgramRun run, Host host) {
    this.run = run;
    this.host = host;
  }

  /// Returns the listener that finds it.
  Audit audit() {
    return audit;
  }

  /// Tells everything, once all threads have come to their end. Looking at what is left may call
  /// the program's code, so this runs in a thread of the program's own.
  void tellAll() {
    tell(audit.conclude());
  }

  /// Tells what was found while the program ran, after [Exit].
  void tellWhatIsKnown() {
    tell(audit.findings());
  }

  private void tell(List<Finding> findings) {
    if (!findings.isEmpty()) {
      String text =
          String.join("\n", AuditReport.lines(findings, run.program().frames()::lineText)) + "\n";
      host.print(ProgramOutput.Stream.ERR, text);
    }
  }
}
