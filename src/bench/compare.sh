#!/usr/bin/env bash
#
# Measures a switch between tasks here, on bare continuations, in CPython's asyncio and in Node,
# one after the other on this machine, and prints the ratios. What is not installed is left out.
# Numbers of one run compare with each other; between runs they vary by a fifth.
#
#   src/bench/compare.sh [JMH's arguments, such as -f 1]      PYTHON=... names another python

set -euo pipefail

bench=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$bench/../../run.sh" bench 'ContinuationSwitch.aThousandInTurn|TaskSwitch' \
  -rf csv -rff "$work/jmh.csv" "$@" > "$work/jmh.log" || {
  tail -n 20 "$work/jmh.log" >&2
  exit 3
}

jmh() { # NAME: the score of one benchmark
  awk -F, -v name="$1" 'index($1, name) { printf "%.0f", $5 }' "$work/jmh.csv"
}

{
  printf 'a task of Loopbook\t%s\n' "$(jmh TaskSwitch)"
  printf 'a bare continuation\t%s\n' "$(jmh ContinuationSwitch)"
  for python in ${PYTHON:-python3.13 python3}; do
    version=$("$python" --version 2> /dev/null) || continue
    printf 'asyncio, C%s\t%s\n' "$version" "$("$python" "$bench/peers/asyncio_switch.py")"
    break
  done
  if version=$(node --version 2> /dev/null); then
    for turn in immediate promise; do
      printf 'Node %s, %s\t%s\n' "$version" "$turn" "$(node "$bench/peers/node_switch.js" "$turn")"
    done
  fi
} | awk -F '\t' '
  NR == 1 { ours = $2; printf "%-32s %10s %8s\n", "", "ns/switch", "ratio" }
  { printf "%-32s %10d %8.2f\n", $1, $2, $2 / ours }'
