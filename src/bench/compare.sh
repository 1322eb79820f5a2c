#!/usr/bin/env bash
#
# A switch between tasks, beside one between bare continuations, in CPython's asyncio, in trio and in
# Node: a thousand tasks that give up their turn a thousand times each. What is not installed is left out.
#
#   src/bench/compare.sh           PYTHON=... names another python

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

build_benchmarks
asyncio=$(python_with asyncio) || asyncio=
trio=$(python_with trio) || trio=

for ((round = 0; round < ROUNDS; round++)); do
  loopbook Switches
  [ -z "$asyncio" ] || printf 'asyncio, C%s\t%s\n' "$("$asyncio" --version)" "$("$asyncio" "$bench/peers/asyncio_switch.py")"
  [ -z "$trio" ] || printf 'trio %s\t%s\n' "$("$trio" -c 'import trio; print(trio.__version__)')" "$("$trio" "$bench/peers/trio_switch.py")"
  if version=$(node --version 2> /dev/null); then
    for turn in immediate promise; do
      printf 'Node %s, %s\t%s\n' "$version" "$turn" "$(node "$bench/peers/node_switch.js" "$turn")"
    done
  fi
done > "$work/measured"

{
  sed 's/^/a switch\t/' "$work/measured"
  cut -f 1 "$work/measured" | sort -u | awk -F '\t' '
    /^a bare/ { print "aim\ta switch\t" $1 "\t0.77" }
    /^asyncio/ { print "aim\ta switch\t" $1 "\t10" }
    /immediate$/ { print "aim\ta switch\t" $1 "\t2.5" }'
} | table 'nanoseconds of processor time'
