#!/usr/bin/env bash
#
# Kills the grader with SIGKILL at random moments, again and again, and looks each time at what it
# left: no kept grade may be lost, doubled or changed, no process of its session may be left, and the report that
# comes out in the end has to be the one of a run that nobody disturbed, byte for byte.
#
#   src/cluster/try_kill.sh [KILLS=100] [STUDENTS=24] [SEED=1]
#
# Several kills go to one grading, which then is let finish; the next begins anew.

set -euo pipefail
export LC_ALL=C
home=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
kills=${1:-100} students=${2:-24}
RANDOM=${3:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
class=$work/class
kept=$class/.loopbook-grades
file=UserFetcher.java

for ((i = 1; i <= students; i++)); do
  mkdir -p "$class/s$i"
  { cat "$home/solutions/ch04_blocking/e1_unblock/$file"; echo "// $i é"; } > "$class/s$i/$file"
  [ $((i % 5)) -ne 0 ] || cp "$home/exercises/ch04_blocking/e1_unblock/$file" "$class/s$i/$file"
done

grade() { "$home/run.sh" grade "$class" --only ch04/e1 --format json --out "$1" > "$work/said" 2>&1 || [ $? -eq 1 ]; }
fail() { echo "try_kill.sh: after $killed kills: $1" >&2; exit 1; }

killed=0
begin=$(date +%s%N)
grade "$work/one.json"
took=$((($(date +%s%N) - begin) / 1000000))
sort "$kept" > "$work/reference"
echo "undisturbed: $(wc -l < "$kept") grades in $took ms"

# A line counts once its end is there. Each that counts stays, byte for byte, and none is there twice.
check() {
  [ -e "$kept" ] || return 0
  # the last line may have been cut
  if [ -z "$(tail -c 1 "$kept" | tr -d '\n')" ]; then cp "$kept" "$work/now"; else sed '$d' "$kept" > "$work/now"; fi
  [ -z "$(sort "$work/now" | uniq -d)" ] || fail "a grade is there twice"
  [ -z "$(sort "$work/now" | comm -13 "$work/reference" -)" ] || fail "a grade has changed"
  [ -z "$(sort "$work/now" | comm -23 "$work/before" -)" ] || fail "a grade is lost"
  sort "$work/now" > "$work/before"
}

while [ "$killed" -lt "$kills" ]; do
  rm -f "$kept"
  : > "$work/before"
  for ((round = 0; round < 8 && killed < kills; round++)); do
    setsid "$home/run.sh" grade "$class" --only ch04/e1 --format json --out "$work/x.json" > /dev/null 2>&1 &
    leader=$!
    # a random part of the time that a whole run takes
    sleep "$(awk -v ms="$took" -v r="$RANDOM" 'BEGIN { print ms * r / 32768 / 1000 }')"
    if kill -KILL -- "-$leader" 2> /dev/null; then killed=$((killed + 1)); fi
    wait "$leader" 2> /dev/null || true
    for ((i = 0; i < 100; i++)); do
      pgrep -s "$leader" > /dev/null || break
      sleep 0.1
    done
    ! pgrep -s "$leader" > /dev/null || fail "a process is left"
    check
  done
  grade "$work/again.json"
  check
  cmp "$work/one.json" "$work/again.json" || fail "the report is another one"
done
echo "$killed kills: no grade lost, none doubled, none changed, no process left, the same report each time"
