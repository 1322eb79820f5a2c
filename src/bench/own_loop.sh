#!/usr/bin/env bash
#
# How long a switch between tasks takes on a loop that somebody wrote for chapter 21, beside
# Loopbook's own: a thousand tasks that take turns, the best of ten rounds.
#
#   ./run.sh bench --loop [DIR]     the solution of the last exercise unless told otherwise

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

given=$home/exercises/ch21_your_own_loop/e8_lock_queue
loop=${1:-$home/solutions/ch21_your_own_loop/e8_lock_queue}
[ -f "$loop/Loop.java" ] || { echo "own_loop.sh: $loop: there is no Loop.java in it" >&2; exit 2; }
"$home/run.sh" --version > /dev/null || exit 3
for file in "$given/Handle.java" "$given/CancelledError.java" "$loop"/{Loop,Future,Task,Async,Sync}.java; do
  cp "$file" "$work" || exit 2
done
{ sed -n '/^package /p' "$work/Loop.java"; cat "$bench/peers/OwnLoopSwitch.java"; } > "$work/OwnLoopSwitch.java"
classes=$work:$home/target/core/classes
"$jdk/bin/javac" -proc:none -d "$work" -cp "$classes" "$work"/*.java 2> "$work/log" ||
  { cat "$work/log" >&2; exit 2; }
main=$(sed -n 's/^package \(.*\);/\1/p' "$work/Loop.java").OwnLoopSwitch
for ((round = 0; round < ROUNDS; round++)); do
  "$jdk/bin/java" "${java_flags[@]}" --add-exports java.base/jdk.internal.vm=ALL-UNNAMED -cp "$classes" "$main" |
    awk -v OFS='\t' '{ print "a switch", "Loopbook", $1; print "a switch", "your own loop", $2 }'
done | table nanoseconds
