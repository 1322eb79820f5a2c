package dev.loopbook.shell.explore;

import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.StepCommands;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `explore`, and `replay`, which steps through an order that `explore` found.
public final class ExploreCommands {
  private final Session session;

  ExploreCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "explore",
      description = "Run a program in all its orders, and show which one breaks it.",
      footer = {
        "explore ch06/RacyCounter                is 1 the only count there can be?",
        "explore Mine.java --check \"count == 3\"  which orders break this promise?",
        "explore Mine.java --freedom timing      what can happen by timing alone",
        "explore Mine.java --deviations 2        too many? those nearest to FIFO",
        "explore Mine.java --random 1000         or as many as you like, by chance",
        "explore Mine.java --shard 1/8 --out d   one share; then --merge d",
        "explore                                 the loaded program"
      })
  int explore(@Mixin ExploreProgram exploring) throws InterruptedException {
    return exploring.run();
  }

  @Command(
      name = "replay",
      description = "Load a program to step through one order of it, which explore found.",
      footer = {"replay any-98jkc-b2d ch20/LostUpdate   tick, step, back and why work as ever"})
  int replay(@Mixin ReplayArguments arguments) {
    return StepCommands.replay(arguments.token(), arguments.file(), session);
  }
}
