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

set -u -o pipefail

bench=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd) || exit 3
home=$(cd -P -- "$bench/../.." && pwd) || exit 3
readonly LINCHECK=3.7
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT

"$home/run.sh" bench -l > "$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; exit 3; } # builds
# shellcheck source=/dev/null
jdk=$(. "$home/run.sh" && find_jdk && echo "$jdk") || exit 3
classes=$home/target/tool/test-classes:$(cat "$home/target/bench.classpath")

ours() {
  "$jdk/bin/java" -XX:+IgnoreUnrecognizedVMOptions -XX:UseAVX=1 -XX:+UseSerialGC \
    --add-exports java.base/jdk.internal.vm=ALL-UNNAMED \
    -cp "$classes" dev.loopbook.bench.Orders "$@"
}

lincheck() {
  cat > "$work/pom.xml" << POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>peer</groupId><artifactId>orders</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.jetbrains.lincheck</groupId>
      <artifactId>lincheck</artifactId>
      <version>$LINCHECK</version>
    </dependency>
  </dependencies>
</project>
POM
  mvn -B -q -f "$work/pom.xml" \
    org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
    -Dmdep.outputFile="$work/classpath" > "$work/log" 2>&1 || return
  "$jdk/bin/javac" -cp "$(cat "$work/classpath")" -d "$work" "$bench/peers/LincheckOrders.java" ||
    return
  "$jdk/bin/java" -XX:+EnableDynamicAgentLoading -Djdk.attach.allowAttachSelf=true \
    --add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/jdk.internal.misc=ALL-UNNAMED \
    --add-exports java.base/jdk.internal.util=ALL-UNNAMED \
    -cp "$work:$(cat "$work/classpath")" LincheckOrders 2> "$work/log"
}

{
  printf 'Loopbook\t%s\n' "$(ours)"
  for python in ${PYTHON:-python3.13 python3}; do
    version=$("$python" --version 2> /dev/null) || continue
    rates=$("$python" "$bench/peers/asyncio_orders.py") || continue
    printf 'asyncio, C%s\t%s\n' "$version" "$rates"
    break
  done
  if rate=$(lincheck); then
    printf 'Lincheck %s\t%s\n' "$LINCHECK" "$rate"
  fi
} | awk -F '\t' '
  NR == 1 {
    real = $2; processor = $3
    printf "%-24s %10s %8s %22s %8s\n", "", "orders/s", "ratio", "of processor time", "ratio"
  }
  { printf "%-24s %10d %8.1f %22d %8.1f\n", $1, $2, real / $2, $3, processor / $3 }'
uptime | sed 's/.*load/\nload/'
echo
ours savings
