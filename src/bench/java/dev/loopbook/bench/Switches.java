package dev.loopbook.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// Prints the nanoseconds of processor time that a switch between tasks takes and one between bare
/// continuations, measured in turns in one JVM once it is warm. `src/bench/compare.sh` runs it
/// beside peers in other languages.
final class Switches {

  // Made before the warm-up: it loads classes that make the JVM drop compiled code.
  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final int WARM_UP = 10;
  private static final int MEASURED = 8;

  private Switches() {}

  public static void main(String[] arguments) {
    var ofTasks = new TaskSwitch();
    var ofBare = new ContinuationSwitch();
    for (var round = 0; round < WARM_UP; round++) {
      ofTasks.aThousandTasks();
      ofBare.aThousandInTurn();
    }
    var tasks = 0L;
    var bare = 0L;
    for (var round = 0; round < MEASURED; round++) {
      tasks += spent(ofTasks::aThousandTasks);
      bare += spent(ofBare::aThousandInTurn);
    }
    var switches = (double) MEASURED * TaskSwitch.TASKS * TaskSwitch.TURNS;
    System.out.println("Loopbook\t" + tasks / switches);
    System.out.println("a bare continuation\t" + bare / switches);
  }

  private static long spent(Runnable program) {
    var begin = MACHINE.getProcessCpuTime();
    program.run();
    return MACHINE.getProcessCpuTime() - begin;
  }
}
