#!/usr/bin/env bash
#
# A server that sends back whatever comes, over loopback: round trips a second on one connection and on a
# thousand, and megabytes a second in messages of 64 KB; then how long the slowest of a hundred round
# trips takes, and the server's processor time. Loopbook on a selector and on a proactor, beside Netty on one thread and CPython's asyncio.
# One client in Java loads them all, from a process of its own.
#
# Netty comes from Maven Central. What can't be had is left out.
#
#   src/bench/echo.sh              PYTHON=... names another python

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

build_benchmarks
asyncio=$(python_with asyncio) || asyncio=
"$jdk/bin/javac" -proc:none -d "$work" "$bench/peers/EchoClient.java" 2> "$work/log" ||
  fail "the client can't be compiled" "$work/log"
netty=
if resolve netty io.netty:netty-transport:4.2.18.Final; then
  netty=$work:$classpath
  "$jdk/bin/javac" -proc:none -d "$work" -cp "$classpath" "$bench/peers/NettyEcho.java" 2> "$work/log" ||
    fail "the peer on Netty can't be compiled" "$work/log"
else
  echo "Netty is left out: Maven can't get it" >&2
fi

# Starts a server, loads it, ends it. Prints WHO before each line of the client.
load() { # WHO COMMAND…
  local server port
  : > "$work/port"
  "${@:2}" > "$work/port" 2> "$work/log" &
  server=$!
  until [ -s "$work/port" ]; do
    kill -0 "$server" 2> /dev/null || fail "the server of $1 doesn't start" "$work/log"
    sleep 0.05
  done
  read -r port < "$work/port"
  "$jdk/bin/java" "${java_flags[@]}" -cp "$work" EchoClient "$port" "$server" | sed "s/^/$1"$'\t/'
  kill "$server"
  wait "$server" 2> /dev/null
}

for ((round = 0; round < ROUNDS; round++)); do
  for kind in selector proactor; do
    load "$kind" "$jdk/bin/java" "${java_flags[@]}" --add-exports java.base/jdk.internal.vm=ALL-UNNAMED \
      -cp "$classes" dev.loopbook.bench.EchoServer $kind
  done
  [ -z "$netty" ] || load 'Netty 4.2.18' "$jdk/bin/java" "${java_flags[@]}" -cp "$netty" NettyEcho
  [ -z "$asyncio" ] || load "asyncio, C$("$asyncio" --version)" "$asyncio" "$bench/peers/asyncio_echo.py"
done > "$work/measured"

# Prints FIGURE, WHO, VALUE of one kind of network and of its peers, and the aim beside Netty.
lines() { # KIND AIM COLUMN
  awk -F '\t' -v OFS='\t' -v kind="$1" -v aim="$2" -v column="$3" '
    $1 != kind && $1 ~ /^(selector|proactor)$/ { next }
    {
      figure = kind ", " $2
      value = column == "rate" ? ($2 ~ /^64/ ? $3 * 65536 / 1e6 : $3) : $column
      print figure, $1 == kind ? "Loopbook" : $1, value
      if ($1 ~ /^Netty/ && column == "rate" && !(figure in told)) print "aim", figure, $1, told[figure] = aim
    }' "$work/measured"
}

echo 'Round trips a second (of messages of 64 KB: MB/s), more is better'
{ lines selector 0.9 rate; lines proactor 0.6 rate; } | table '' more
echo
echo 'The 99th percentile of a round trip'
{ lines selector '' 5; lines proactor '' 5; } | table microseconds
echo
echo 'Processor time of the server for a round trip, which a busy machine changes least'
{ lines selector '' 6; lines proactor '' 6; } | table microseconds
