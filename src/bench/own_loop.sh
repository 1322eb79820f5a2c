#!/usr/bin/env bash
#
# How long a switch between tasks takes on a loop that somebody wrote for chapter 21, beside
# Loopbook's own: a thousand tasks that take turns, the best of thirty rounds.
#
#   ./run.sh bench --loop [DIR]     the solution of the last exercise unless told otherwise

set -u -o pipefail

bench=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd) || exit 3
home=$(cd -P -- "$bench/../.." && pwd) || exit 3
given=$home/exercises/ch21_your_own_loop/e8_lock_queue
loop=${1:-$home/solutions/ch21_your_own_loop/e8_lock_queue}
[ -f "$loop/Loop.java" ] || { echo "own_loop.sh: $loop: there is no Loop.java in it" >&2; exit 2; }
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT

"$home/run.sh" --version > /dev/null || exit 3
# shellcheck source=/dev/null
jdk=$(. "$home/run.sh" && find_jdk && echo "$jdk") || exit 3
for file in "$given/Handle.java" "$given/CancelledError.java" "$loop"/{Loop,Future,Task,Async,Sync}.java; do
  cp "$file" "$work" || exit 2
done
{ sed -n '/^package /p' "$work/Loop.java"; cat "$bench/peers/OwnLoopSwitch.java"; } > "$work/OwnLoopSwitch.java"
classes=$work:$home/target/core/classes
"$jdk/bin/javac" -proc:none -d "$work" -cp "$classes" "$work"/*.java 2> "$work/log" ||
  { cat "$work/log" >&2; exit 2; }
main=$(sed -n 's/^package \(.*\);/\1/p' "$work/Loop.java").OwnLoopSwitch
"$jdk/bin/java" -XX:+UseSerialGC --add-exports java.base/jdk.internal.vm=ALL-UNNAMED -cp "$classes" "$main" |
  awk '{
    printf "%-32s %10s %8s\n", "", "ns/switch", "ratio"
    printf "%-32s %10d %8.2f\n", "a task of Loopbook", $1, 1
    printf "%-32s %10d %8.2f\n", "a task of your own loop", $2, $2 / $1
  }'
