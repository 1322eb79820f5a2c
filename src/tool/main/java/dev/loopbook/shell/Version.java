package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `version`.
@Command(
    name = "version",
    aliases = {"--version", "-V"},
    description = "Say which Loopbook and which Java this is.",
    footer = "version         for a report, say")
final class Version implements Callable<Integer> {
  private final Session session;

  Version(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var version = Main.class.getPackage().getImplementationVersion();
    session
        .screen()
        .line(
            format(
                "loopbook %s · Java %s (%s)",
                version == null ? "(not from its jar)" : version,
                Runtime.version().toString(),
                System.getProperty("java.vendor", "unknown vendor")));
    return ExitStatus.OK;
  }
}
