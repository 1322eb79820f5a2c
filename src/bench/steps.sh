#!/usr/bin/env bash
#
# How long a person waits for the shell's steps, and how that grows: `tick` with 10 to 10,000 tasks that
# all give up their turn, and `back` at tick 10 to 10,000 of a program of two tasks.
#
#   src/bench/steps.sh

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

"$home/run.sh" --version > "$work/log" 2>&1 || fail "the tool can't be built" "$work/log"

program() { # TASKS
  cat > "$work/Turns.java" << JAVA
import static dev.loopbook.loop.Async.*;
import dev.loopbook.loop.*;
import java.util.ArrayList;

class Turns {
  void main() {
    run(async(() -> {
      var all = new ArrayList<Coroutine<Void>>();
      for (int i = 0; i < $1; i++) {
        all.add(turns());
      }
      await(gather(all));
    }));
  }

  static Coroutine<Void> turns() {
    return async(() -> {
      while (true) {
        await(sleep(millis(0)));
      }
    });
  }
}
JAVA
}

# Gives the shell a line, and prints the milliseconds until it has done that.
ask() { # LINE
  local begin=$EPOCHREALTIME line
  printf '%s\nversion\n' "$1" >&"${shell[1]}"
  while IFS= read -r line <&"${shell[0]}"; do
    case $line in
      'loopbook '*)
        since "$begin"
        return
        ;;
    esac
  done
  fail "the shell ended at $1"
}

# Runs lines in a shell of its own: prints the time of each one that comes after `--`.
session() { # LINE… -- LINE…
  local line timed=
  coproc shell { "$home/run.sh" 2> /dev/null; }
  for line; do
    if [ "$line" = -- ]; then
      timed=yes
    elif [ -n "$timed" ]; then
      ask "$line"
    else
      ask "$line" > /dev/null
    fi
  done
  printf 'quit\n' >&"${shell[1]}"
  wait "$shell_PID" 2> /dev/null
}

{
  for tasks in 10 100 1000 10000; do
    program $tasks
    session "load $work/Turns.java" 'tick 3' -- tick tick tick tick tick |
      sed "s/^/tick, with so many tasks"$'\t'"$tasks"$'\t/'
  done
  program 2
  for ticks in 10 100 1000 10000; do
    session "load $work/Turns.java" "tick $ticks" back -- back back back back back |
      sed "s/^/back, at tick"$'\t'"$ticks"$'\t/'
  done
} > "$work/measured"
awk -F '\t' -v OFS='\t' '{ print $1 ": " $2, "Loopbook", $3 }' "$work/measured" |
  table 'milliseconds (aims: 100 and 300)'
draw ms < "$work/measured"
