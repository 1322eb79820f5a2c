#!/usr/bin/env bash
#
# What commands of the shell cost, and how that grows: with 10 and with 1,000 tasks, at tick 10 and
# at tick 10,000. Then Java at the prompt: the first piece of code, which starts its compiler, and a
# later one.
#
#   src/bench/shell.sh
#
# `goto` leads back to tick 5; it and `back` run the program again.

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

shell=()

"$home/run.sh" --version > /dev/null || exit 3

# One task ticks. Of the others, half wait for a timer and half for an item.
program() { # TASKS
  cat > "$work/Tasks$1.java" << JAVA
import static dev.loopbook.loop.Async.*;
import dev.loopbook.sync.*;

void main() {
  run(async(() -> {
    var items = new Queue<String>();
    for (var i = 1; i < $1 - 1; i++) {
      var nap = seconds(3_600 * i);
      createTask(i % 2 == 0 ? sleep(nap) : async(() -> { await(items.get()); }), "w" + i);
    }
    var ticks = 0;
    while (true) {
      await(sleep(millis(1)));
      ticks++;
    }
  }));
}
JAVA
}

start() {
  coproc shell { exec "$home/run.sh" 2> /dev/null; }
  ask '# it has started'
}

# Sends a command and waits for its end. Leaves in $took how long that was, in milliseconds.
ask() { # COMMAND
  local line begin=$EPOCHREALTIME
  printf '%s\nversion\n' "$1" >&"${shell[1]}"
  while IFS= read -r line <&"${shell[0]}"; do
    if [[ $line == 'loopbook '* ]]; then
      took=$(since "$begin")
      return
    fi
  done
  echo "shell.sh: the shell ended at: $1" >&2
  exit 2
}

# Ends the shell, whose status is the worst of its commands'.
end() {
  local pid=$shell_PID
  printf 'quit\n' >&"${shell[1]}"
  wait "$pid" || { echo "shell.sh: a command failed, with status $?" >&2; exit 2; }
}

# Prints how long a command takes, each time.
times() { # FIGURE COMMAND [COMMAND that leads back]
  local round
  for ((round = 0; round < ROUNDS; round++)); do
    ask "$2"
    printf '%s\tLoopbook\t%s\n' "$1" "$took"
    if [ $# -gt 2 ]; then ask "$3"; fi
  done
}

{
  for tasks in 10 1000; do
    program "$tasks"
    for tick in 10 10000; do
      start
      ask "load $work/Tasks$tasks.java"
      ask "goto $tick"
      times "back, $tasks tasks, tick $tick" back "goto $tick"
      times "why, $tasks tasks, tick $tick" 'why w1'
      times "task, $tasks tasks, tick $tick" 'task w1'
      times "goto, $tasks tasks, tick $tick" 'goto 5' "goto $tick"
      times "lanes, $tasks tasks, tick $tick" lanes
      end
    done
  done
} > "$work/commands"
for ((round = 0; round < ROUNDS; round++)); do
  start
  ask "load $work/Tasks10.java"
  ask 'tick 5'
  ask '1 + 1'
  printf 'Java: the first piece of code\tLoopbook\t%s\n' "$took"
  ask 'var t = allTasks().size()'
  printf 'Java: a later one, a variable\tLoopbook\t%s\n' "$took"
  ask 'await(sleep(millis(3)))'
  printf 'Java: a later one that awaits\tLoopbook\t%s\n' "$took"
  end
done > "$work/java"
{ sort -s -t , -k 1,1 "$work/commands"; cat "$work/java"; } | table milliseconds
