#!/usr/bin/env bash
#
# Makes a class to try a recipe on: COUNT students of chapter 4's first exercise, right and wrong
# ones, some empty-handed, some with a zip file. The answers are of a few kinds only, so that a share
# takes seconds: equal answers are judged once.
#
#   src/cluster/class.sh FOLDER [COUNT=200] [KINDS=10]

set -euo pipefail
home=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$1 count=${2:-200} kinds=${3:-10}
file=UserFetcher.java
mkdir -p "$folder"

for ((i = 1; i <= count; i++)); do
  student=$(printf 'student-%03d' "$i")
  mkdir "$folder/$student"
  case $((i % 20)) in
    0) echo "I didn't come to it" > "$folder/$student/note.txt" ;;
    1 | 2) cat "$home/exercises/ch04_blocking/e1_unblock/$file" > "$folder/$student/$file" ;;
    3) echo "class UserFetcher { int x = " > "$folder/$student/$file" ;;
    4) echo "no zip" > "$folder/$student/work.zip" ;;
    *) { cat "$home/solutions/ch04_blocking/e1_unblock/$file"; echo "// $((i % kinds))"; } > "$folder/$student/$file" ;;
  esac
done
