#!/usr/bin/env bash
#
# Lets real programs talk to our echo server, on a selector loop and on a proactor loop: nc, curl
# and a Python asyncio client, those that are installed. Prints what each sent and got.
#
#   src/core/test/io/real_clients.sh
#
# Exit status: 0 if each got what it should, 1 if one did not, 2 if none is installed. Talks to
# 127.0.0.1 only.

set -u -o pipefail

here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
home=$(cd -P -- "$here/../../.." && pwd)
work=$(mktemp -d)
server=
trap 'stop_server; rm -rf "$work"' EXIT
status=0
talked=0

# A message of many lines: more than fits into one read.
message=$work/message
for ((line = 1; line <= 20000; line++)); do
  echo "line $line of the message, äöü ✓"
done > "$message"

has() { command -v "$1" > /dev/null; }

start_server() {
  "$home/run.sh" run --real "$here/EchoServer.java" "$1" > "$work/server" 2> "$work/problems" &
  server=$!
  for ((tries = 0; tries < 1200; tries++)); do
    port=$(head -n 1 "$work/server")
    [ -n "$port" ] && return
    kill -0 "$server" 2> /dev/null || break
    sleep 0.1
  done
  echo "the server on the $1 loop does not start:"
  cat "$work/problems"
  exit 1
}

stop_server() {
  [ -n "$server" ] || return 0
  { exec 3<> "/dev/tcp/127.0.0.1/$port" && echo stop >&3 && exec 3>&-; } 2> /dev/null \
    || kill "$server" 2> /dev/null
  wait "$server" 2> /dev/null
  server=
}

# Compares what a client got with what it should have got.
compare() {
  local client=$1 wanted=$2 got=$3
  talked=$((talked + 1))
  if cmp -s "$wanted" "$got"; then
    printf '%-9s %-16s %8d bytes back, all right\n' "$loop" "$client" "$(wc -c < "$got")"
  else
    printf '%-9s %-16s differs: %d bytes wanted, %d got\n' \
      "$loop" "$client" "$(wc -c < "$wanted")" "$(wc -c < "$got")"
    status=1
  fi
}

with_nc() {
  # Some end when their input does (-N), some by themselves.
  nc -h 2>&1 | grep -q -- '-N' && set -- -N || set --
  nc "$@" -w 10 127.0.0.1 "$port" < "$message" > "$work/got"
  compare nc "$message" "$work/got"
}

with_curl() {
  curl -s -m 20 "http://127.0.0.1:$port/hello" > "$work/got"
  printf 'GET /hello HTTP/1.1\r\n' > "$work/wanted"
  compare 'curl http' "$work/wanted" "$work/got"
  if curl --version | grep -q telnet; then
    # It stays when its input ends: after three seconds it is told to hang up.
    head -n 5 "$message" | curl -sN -m 3 "telnet://127.0.0.1:$port" > "$work/got" 2> /dev/null
    head -n 5 "$message" > "$work/wanted"
    compare 'curl telnet' "$work/wanted" "$work/got"
  fi
}

with_python() {
  python3 "$here/asyncio_client.py" "$port" < "$message" > "$work/got"
  compare 'Python asyncio' "$message" "$work/got"
}

"$home/run.sh" --version > /dev/null || exit 1 # builds it if need be

for loop in selector proactor; do
  start_server "$loop"
  has nc && with_nc
  has curl && with_curl
  has python3 && with_python
  stop_server
  echo "$loop: the server counted $(tail -n 1 "$work/server")"
  if [ -s "$work/problems" ]; then
    cat "$work/problems"
    status=1
  fi
done

if [ $talked -eq 0 ]; then
  echo "none of nc, curl and python3 is installed: nobody to talk to"
  exit 2
fi
exit $status
