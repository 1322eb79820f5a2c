#!/usr/bin/env bash
#
# How the price of one grows with how many there are, from 10 to 1,000,000: tasks that sleep, children of a
# gather, items in a queue, turns at a lock, timers, ticks, a trace's events, waiters at an event, time
# limits. In nanoseconds of processor time each, in a heap that is there already (6 GB): a heap that grows
# costs the system some two microseconds more for each task. The aim: a million cost at most twice as much
# each as ten thousand do; that's the broken line in the drawing.
#
#   src/bench/growth.sh [MOST]     1000000 unless told otherwise

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

most=${1:-1000000}
sizes=()
for ((size = 10; size <= most; size *= 10)); do sizes+=("$size"); done

build_benchmarks
for ((round = 0; round < ROUNDS; round++)); do
  FLAGS='-Xms6g -Xmx6g -Xmn3g -XX:+AlwaysPreTouch' loopbook Operations "${sizes[@]}"
done > "$work/measured"

# The largest number of each is compared with the smaller ones.
sort -t $'\t' -s -k 2,2nr "$work/measured" | awk -F '\t' -v OFS='\t' '
  $2 >= 10000 { print $1, $2 " of them", $3 }
  $2 == 1000000 { print "aim", $1, "10000 of them", 0.5 }' | table 'nanoseconds each'
draw 'ns each' -v most=2 -v base=10000 < "$work/measured"
