#!/usr/bin/env bash
#
# How many orders of a program's callbacks the explorer runs a second, without reduction and on one
# thread: three tasks that each read a counter, give up their turn, and write it back. Beside it, in
# the same run, CPython's asyncio with its loop driven the same way, and Lincheck on three threads
# that yield. Then how much the reduction saves on five programs.
#
#   src/bench/orders.sh            PYTHON=... names another python
#
# On a busy machine, compare by processor time. Lincheck comes from Maven Central. What can't be had
# is left out.

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

build_benchmarks

lincheck() {
  resolve lincheck org.jetbrains.lincheck:lincheck:3.7 || return
  "$jdk/bin/javac" -cp "$classpath" -d "$work" "$bench/peers/LincheckOrders.java" || return
  "$jdk/bin/java" -XX:+EnableDynamicAgentLoading -Djdk.attach.allowAttachSelf=true \
    --add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/jdk.internal.misc=ALL-UNNAMED \
    --add-exports java.base/jdk.internal.util=ALL-UNNAMED \
    -cp "$work:$classpath" LincheckOrders 2> "$work/log"
}

{
  loopbook Orders | sed $'s/^/Loopbook\t/'
  if python=$(python_with asyncio); then
    "$python" "$bench/peers/asyncio_orders.py" | sed "s/^/asyncio, C$("$python" --version)"$'\t/'
  fi
  lincheck | sed $'s/^/Lincheck 3.7\t/'
} | awk -F '\t' -v OFS='\t' '
  { print "a second (aim: 100,000)", $1, $2; processor[NR] = "a second of processor time" OFS $1 OFS $3 }
  END { for (i = 1; i <= NR; i++) print processor[i] }' | table orders more
echo
loopbook Orders savings
