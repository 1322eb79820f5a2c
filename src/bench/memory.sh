#!/usr/bin/env bash
#
# How many bytes a task takes that sleeps, of 100,000: all told, with its coroutines, their stack, what it
# waits for and the timer. Beside it CPython's asyncio, by the memory of the process, and Kotlin. Then ten
# million of them in as large a heap as they should fit into.
#
#   src/bench/memory.sh [TASKS]    in the large heap; ten million unless told otherwise
#                                  PYTHON=... names another python

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

build_benchmarks
asyncio=$(python_with asyncio) || asyncio=
compile_kotlin sleeping

for ((round = 0; round < ROUNDS; round++)); do
  printf 'Loopbook\t%s\n' "$(loopbook SleepingTasks 100000)"
  printf 'Loopbook, compact headers\t%s\n' "$(FLAGS=-XX:+UseCompactObjectHeaders loopbook SleepingTasks 100000)"
  [ -z "$asyncio" ] || printf 'asyncio, C%s\t%s\n' "$("$asyncio" --version)" "$("$asyncio" "$bench/peers/asyncio_sleeping.py" 100000)"
  [ ${#kotlin[@]} -eq 0 ] || printf 'Kotlin\t%s\n' "$("${kotlin[@]}" SleepingKt 100000)"
done > "$work/measured"
sed 's/^/a sleeping task (aim: 500)\t/' "$work/measured" | table bytes
echo
tasks=${1:-10000000}
each=$(awk -F '\t' '$1 == "Loopbook" { print $2 }' "$work/measured" | median)
heap=$(((each * tasks * 21 / 20 + 100000000) / 1073741824 + 1))
free=$(awk '/^MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo 2> /dev/null)
if [ "${free:-$heap}" -lt "$heap" ]; then
  echo "$tasks tasks are left out: they need a heap of $heap GiB, and $free GiB are free"
elif bytes=$(FLAGS="-Xms${heap}g -Xmx${heap}g -Xmn100m" loopbook SleepingTasks "$tasks" 2> "$work/log"); then
  echo "$tasks tasks sleep in a heap of $heap GiB, at $bytes bytes each (aim: ten million in 6 GiB)"
else
  echo "$tasks tasks don't fit in $heap GiB"
fi
