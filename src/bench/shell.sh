#!/usr/bin/env bash
#
# What commands of the shell cost, and how that grows: with 10 and with 1,000 tasks, at tick 10 and
# at tick 10,000. Then Java at the prompt: the first piece of code, which starts its compiler, and a
# later one.
#
#   src/bench/shell.sh [RUNS]      each command that often, 7 times unless told otherwise
#
# The least of all runs counts, in milliseconds. In brackets: how many times as long as with 10
# tasks at tick 10. `goto` leads back to tick 5; it and `back` run the program again.

set -u -o pipefail

bench=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd) || exit 3
home=$(cd -P -- "$bench/../.." && pwd) || exit 3
runs=${1:-7}
work=$(mktemp -d) || exit 3
shell=()
trap 'rm -rf "$work"' EXIT

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

# Sends a command and waits for its end. Leaves in $took how long that was, in microseconds.
ask() { # COMMAND
  local line began=${EPOCHREALTIME/./}
  printf '%s\nversion\n' "$1" >&"${shell[1]}"
  while IFS= read -r line <&"${shell[0]}"; do
    if [[ $line == 'loopbook '* ]]; then
      took=$((${EPOCHREALTIME/./} - began))
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

least() { # COMMAND [COMMAND that leads back]
  local run best=
  for ((run = 0; run < runs; run++)); do
    ask "$1"
    if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
    if [ $# -gt 1 ]; then ask "$2"; fi
  done
  echo "$best" >> "$work/times"
}

printf '%-18s %12s %20s %20s %20s\n' '' '10 tasks' '10 tasks' '1,000 tasks' '1,000 tasks'
printf '%-18s %12s %20s %20s %20s\n' 'ms' 'tick 10' 'tick 10,000' 'tick 10' 'tick 10,000'
for tasks in 10 1000; do
  program "$tasks"
  for tick in 10 10000; do
    start
    ask "load $work/Tasks$tasks.java"
    ask "goto $tick"
    : > "$work/times"
    least back "goto $tick"
    least 'why w1'
    least 'task w1'
    least 'goto 5' "goto $tick"
    least lanes
    mv "$work/times" "$work/$tasks.$tick"
    end
  done
done
printf '%s\n' back why task goto lanes |
  paste - "$work"/{10.10,10.10000,1000.10,1000.10000} |
  awk '{
    printf "%-18s %12.1f", $1, $2 / 1000
    for (i = 3; i <= 5; i++) printf " %11.1f %8s", $i / 1000, sprintf("(%.1f)", $i / $2)
    print ""
  }'

start
ask "load $work/Tasks10.java"
ask 'tick 5'
ask '1 + 1'
first=$took
rm -f "$work/times"
least 'var t = allTasks().size()'
least 'await(sleep(millis(3)))'
end
printf '\n%-40s %8s\n' 'Java at the prompt' ms
printf '%-40s %8d\n' \
  'the first piece of code' $((first / 1000)) \
  'a later one, that makes a variable' $(($(sed -n 1p "$work/times") / 1000)) \
  'a later one, that awaits' $(($(sed -n 2p "$work/times") / 1000))
