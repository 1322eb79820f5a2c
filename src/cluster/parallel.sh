#!/usr/bin/env bash
#
# Grades a class on machines that are reached by ssh, with GNU parallel. All of them see the class,
# the parts and Loopbook at the same places.
#
#   CLASS=/shared/class PARTS=/shared/parts SHARES=16 src/cluster/parallel.sh host1,host2 --require-sandbox
#   ./run.sh grade --merge /shared/parts --format csv --out grades.csv
#
# A share whose machine fails is tried again, on another one if there is one, and continues where it
# stopped. Each machine takes one share at a time and judges as many answers at once as it has
# processors.

set -euo pipefail
: "${CLASS:?the folder with the hand-ins}" "${PARTS:?the folder for the grades}" "${SHARES:?how many shares}"
hosts=${1:?the hosts, separated by commas}
shift
loopbook=${LOOPBOOK:-$PWD}
options=
[ $# -eq 0 ] || options=$(printf ' %q' "$@")

seq "$SHARES" | parallel --sshlogin "$hosts" --jobs 1 --retries 3 --halt never \
  "$(printf '%q grade %q --shard {}/%q --out %q' "$loopbook/run.sh" "$CLASS" "$SHARES" "$PARTS")$options"
