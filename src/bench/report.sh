#!/usr/bin/env bash
#
# Runs every script of this folder, one after the other, and writes what they print to one page, with
# the machine, the versions and the date. `./run.sh bench --report` calls it.
#
#   src/bench/report.sh [PAGE] [SCRIPT…]     target/bench.md and all scripts but `commands`, which alone
#                                            takes as long as all others, unless told otherwise
#   ROUNDS=1 src/bench/report.sh …           each figure once instead of five times

set -u -o pipefail

bench=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd) || exit 3
home=$(cd -P -- "$bench/../.." && pwd) || exit 3
page=${1:-$home/target/bench.md}
[ $# -eq 0 ] || shift
if [ $# -eq 0 ]; then
  for script in "$bench"/*.sh; do
    name=${script##*/}
    case $name in
      report.sh | commands.sh) ;;
      *) set -- "$@" "${name%.sh}" ;;
    esac
  done
fi
"$home/run.sh" --version > /dev/null || exit 3
# shellcheck source=/dev/null
jdk=$(. "$home/run.sh" && find_jdk && echo "$jdk") || exit 3

first_line() { "$@" 2>&1 | head -n 1; }
load() { uptime | sed 's/.*load average[s]*: *//'; }
processor() { sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2> /dev/null | head -n 1; }

{
  echo "# Measured on $(date -u '+%Y-%m-%d %H:%M') UTC"
  echo
  echo "- $(uname -sm), $(getconf _NPROCESSORS_ONLN) processors, $(processor)"
  echo "- $(first_line "$jdk/bin/java" -version)"
  echo "- Loopbook $(git -C "$home" describe --always --dirty 2> /dev/null)"
  for peer in python3.13 python3 node mvn; do
    "$peer" --version > /dev/null 2>&1 &&
      echo "- $peer: $(first_line "$peer" --version | sed $'s/\x1b\\[[0-9;]*m//g')"
  done
  echo
  echo 'Figures of one script compare with each other. What the load was says how far to trust them: with'
  echo 'more than one for each processor, only ratios count.'
  status=0
  for name in "$@"; do
    printf '\n## %s\n\n' "$name"
    sed -n '3,/^$/s/^# \{0,1\}//p' "$bench/$name.sh" | sed '/^  */d' | cat -s
    printf 'Load before: %s\n\n```text\n' "$(load)"
    drawing=${page%.md}-$name.svg
    rm -f "$drawing"
    begun=$SECONDS
    DRAWING=$drawing "$bench/$name.sh" 2> "$home/target/bench.log" ||
      { status=1; echo "failed:"; tail -n 5 "$home/target/bench.log"; }
    printf '```\n'
    [ ! -s "$drawing" ] || printf '\n![%s, drawn](%s)\n' "$name" "$(basename "$drawing")"
    echo "$name: done, in $((SECONDS - begun)) s" >&2
  done
} > "$page"
echo "$page" >&2
exit "$status"
