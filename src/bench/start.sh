#!/usr/bin/env bash
#
# How long a person waits for the prompt, on a terminal: after ./run.sh once it is built, beside `java
# -version`; and after the first ./run.sh in a fresh clone, with the libraries there already.
#
#   src/bench/start.sh

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

script --version > /dev/null 2>&1 || fail "there is no script(1), which makes a terminal"
"$home/run.sh" --version > "$work/log" 2>&1 || fail "the tool can't be built" "$work/log"
mkfifo "$work/keys" "$work/screen"

# Prints the milliseconds until the shell of a checkout shows its prompt.
prompt() { # FOLDER
  local begin=$EPOCHREALTIME
  TERM=xterm-256color script -qec "stty rows 24 cols 80; exec $(printf %q "$1/run.sh")" /dev/null \
    < "$work/keys" > "$work/screen" 2> /dev/null &
  exec 3> "$work/keys" 4< "$work/screen"
  if read -r -t 300 -d '>' -u 4; then
    since "$begin"
  else
    echo "start.sh: no prompt came" >&2
  fi
  printf 'quit\r' >&3
  cat <&4 > /dev/null
  exec 3>&- 4<&-
  wait $!
}

java_version() {
  local begin=$EPOCHREALTIME
  "$jdk/bin/java" -version 2> /dev/null
  since "$begin"
}

first_start() {
  git clone -q "$home" "$work/clone" || return
  prompt "$work/clone"
  rm -rf "$work/clone"
}

prompt "$home" > /dev/null # makes the start-up cache, if it has to
for ((round = 0; round < ROUNDS; round++)); do
  printf 'prompt, built (aim: 200)\tLoopbook\t%s\n' "$(prompt "$home")"
  printf 'prompt, built (aim: 200)\tjava -version\t%s\n' "$(java_version)"
  printf 'first start of a clone (aim: 20000)\tLoopbook\t%s\n' "$(first_start)"
done > "$work/measured"
{
  cat "$work/measured"
  printf 'aim\tprompt, built (aim: 200)\tjava -version\t0.25\n'
} | table milliseconds
