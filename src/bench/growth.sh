#!/usr/bin/env bash
#
# How the price of one grows with how many there are, from 10 to 1,000,000: tasks that sleep, children of a
# gather, items in a queue, turns at a lock, timers, ticks, a trace's events, waiters at an event, time
# limits. In nanoseconds of processor time each, in a heap that is there already (6 GB): a heap that grows
# costs the system some two microseconds more for each task.
#
#   src/bench/growth.sh

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

build_benchmarks
for ((round = 0; round < 3; round++)); do
  FLAGS='-Xms6g -Xmx6g -Xmn3g -XX:+AlwaysPreTouch' loopbook Operations 10 100 1000 10000 100000 1000000
done > "$work/measured"
awk -F '\t' '
  function median(key,   i, j, held) {
    for (i = 2; i <= count[key]; i++) {
      held = value[key, i]
      for (j = i - 1; j > 0 && value[key, j] > held; j--) value[key, j + 1] = value[key, j]
      value[key, j + 1] = held
    }
    return value[key, int((count[key] + 1) / 2)]
  }
  !(($1, $2) in count) { if (!($1 in known)) { known[$1]; names[++rows] = $1 } if (!($2 in size)) { size[$2]; sizes[++columns] = $2 } }
  { value[$1 SUBSEP $2, ++count[$1, $2]] = $3 }
  END {
    for (row = 1; row <= rows; row++) {
      name = names[row]
      base = median(name SUBSEP 10000)
      if (row > 1) print ""
      print name
      for (column = 1; column <= columns; column++) {
        price = median(name SUBSEP sizes[column])
        bar = ""
        for (width = 0.5; width <= price / base * 12 && width < 60; width++) bar = bar "█"
        printf "%9d %9.0f ns %6.2f  %s\n", sizes[column], price, price / base, bar
      }
    }
    print "\nThe third column compares with 10,000; the aim is at most 2 at 1,000,000."
  }' "$work/measured"
busy
