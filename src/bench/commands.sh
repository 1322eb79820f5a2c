#!/usr/bin/env bash
#
# How long the commands take with which somebody checks the whole book: `book --check`, `solutions`, and
# `./run.sh test`, which only runs once, as it takes minutes.
#
#   src/bench/commands.sh [COMMAND…]     all three unless told otherwise: 'book --check', solutions, test
#   TEST_ROUNDS=5 src/bench/commands.sh  measures the tests that often

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

[ $# -gt 0 ] || set -- 'book --check' solutions test
"$home/run.sh" --version > "$work/log" 2>&1 || fail "the tool can't be built" "$work/log"

# What was measured before a command failed is shown in any case.
status=0
for command; do
  case $command in
    'book --check') aim=15 rounds=$ROUNDS ;;
    solutions) aim=30 rounds=$ROUNDS ;;
    test) aim=180 rounds=${TEST_ROUNDS:-1} ;;
    *) aim=- rounds=$ROUNDS ;;
  esac
  for ((round = 0; round < rounds; round++)); do
    begin=$EPOCHREALTIME
    # shellcheck disable=SC2086
    if ! "$home/run.sh" $command < /dev/null > "$work/log" 2>&1; then
      tail -n 20 "$work/log" >&2
      echo "commands.sh: ./run.sh $command failed" >&2
      status=3
      break
    fi
    printf './run.sh %s (aim: %s)\tLoopbook\t%s\n' "$command" "$aim" "$(since "$begin" | awk '{ print $1 / 1000 }')"
  done
done > "$work/measured"
table seconds < "$work/measured"
exit $status
