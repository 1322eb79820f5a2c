#!/usr/bin/env bash
#
# What one of each costs, in nanoseconds of processor time, when there are 10,000: a task that sleeps, a
# child of a gather, an item through a queue, a turn at a lock, a timer set and cancelled, a task under a
# time limit. Beside it CPython's asyncio, trio, and Kotlin's coroutines on one thread. Then 100,000
# timers, half of which are cancelled, beside the same.
#
# Kotlin and its compiler come from Maven Central. What can't be had is left out.
#
#   src/bench/operations.sh        PYTHON=... names another python

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

build_benchmarks
asyncio=$(python_with asyncio) || asyncio=
trio=$(python_with trio) || trio=

# Prints FIGURE, WHO and VALUE of what a program prints.
measure() { # WHO COMMAND…
  "${@:2}" 10000:{sleep,gather,queue,lock,timer,wait_for} 100000:timers_half_cancelled | awk -F '\t' -v OFS='\t' -v who="$1" '
    { print $2 == 100000 ? "100,000 timers, half cancelled" : $1, who, $3 }'
}

compile_kotlin operations
for ((round = 0; round < ROUNDS; round++)); do
  measure Loopbook loopbook Operations
  [ -z "$asyncio" ] || measure "asyncio, C$("$asyncio" --version)" "$asyncio" "$bench/peers/asyncio_operations.py"
  [ -z "$trio" ] || measure "trio $("$trio" -c 'import trio; print(trio.__version__)')" "$trio" "$bench/peers/trio_operations.py"
  [ ${#kotlin[@]} -eq 0 ] || measure Kotlin "${kotlin[@]}" OperationsKt
done > "$work/measured"
{
  cat "$work/measured"
  cut -f 1,2 "$work/measured" | sort -u | awk -F '\t' -v OFS='\t' '
    $2 ~ /^asyncio/ && $1 !~ /^100/ { print "aim", $0, 10 }
    $2 == "Kotlin" && $1 !~ /^100/ { print "aim", $0, 0.5 }'
} | table 'nanoseconds each, of processor time'
