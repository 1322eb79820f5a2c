# shellcheck shell=bash
#
# What the scripts of src/bench share. Each sources it first; it sets `home`, `jdk` and `work`, a folder
# that is gone at the end.

set -u -o pipefail

home=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../../.." && pwd) || exit 3
bench=$home/src/bench
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
# shellcheck source=/dev/null
jdk=$(. "$home/run.sh" && find_jdk && echo "$jdk") || exit 3

readonly ROUNDS=${ROUNDS:-5}

# The flags that the tool itself has, and whatever FLAGS adds.
java_flags=(-XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions -XX:UseAVX=1)

fail() { # MESSAGE [LOG]
  [ $# -lt 2 ] || tail -n 20 "$2" >&2
  echo "${0##*/}: $1" >&2
  exit 3
}

# Compiles the benchmarks unless they are up to date, and sets `classes` to what they need.
build_benchmarks() {
  local built=$home/target/bench.built
  if [ ! -e "$built" ] || [ ! -e "$home/target/tool/test-classes/dev/loopbook/bench/Operations.class" ] ||
    [ -n "$(find "$bench/java" "$home"/src/*/main "$home"/pom.xml "$home"/src/*/pom.xml -newer "$built" -print -quit)" ]; then
    "$home/run.sh" bench -l > "$work/log" 2>&1 || fail "the benchmarks can't be built" "$work/log"
    touch "$built"
  fi
  classes=$home/target/tool/test-classes:$home/target/core/classes:$(cat "$home/target/bench.classpath")
}

# Runs a main class of the benchmarks; FLAGS may name more flags.
loopbook() {
  # shellcheck disable=SC2086
  "$jdk/bin/java" "${java_flags[@]}" ${FLAGS-} --add-exports java.base/jdk.internal.vm=ALL-UNNAMED \
    -cp "$classes" "dev.loopbook.bench.$@"
}

# Sets `classpath` to the jars of these artifacts (GROUP:ARTIFACT:VERSION) and of what they need, from
# Maven Central. They are looked up once.
resolve() { # NAME ARTIFACT…
  local folder=$home/target/bench-peers/$1 artifact group version
  if [ ! -s "$folder/classpath" ] || [ "$*" != "$(cat "$folder/artifacts" 2> /dev/null)" ]; then
    mkdir -p "$folder" || return
    {
      echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
      echo "<groupId>peer</groupId><artifactId>$1</artifactId><version>1</version><dependencies>"
      for artifact in "${@:2}"; do
        IFS=: read -r group artifact version <<< "$artifact"
        echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
      done
      echo '</dependencies></project>'
    } > "$folder/pom.xml"
    JAVA_HOME=$jdk mvn -B -q -f "$folder/pom.xml" \
      org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
      -Dmdep.outputFile="$folder/classpath" > "$folder/log" 2>&1 || {
      rm -f "$folder/classpath"
      return 1
    }
    echo "$*" > "$folder/artifacts"
  fi
  classpath=$(cat "$folder/classpath")
}

# Compiles a peer in Kotlin, with the compiler from Maven Central, and sets `kotlin` to the command that
# runs it but for the class; to nothing if that can't be had.
compile_kotlin() { # PEER
  kotlin=()
  if resolve kotlin org.jetbrains.kotlin:kotlin-compiler-embeddable:2.2.20 \
    org.jetbrains.kotlinx:kotlinx-coroutines-core-jvm:1.11.0 \
    && "$jdk/bin/java" --sun-misc-unsafe-memory-access=allow -cp "$classpath" \
      org.jetbrains.kotlin.cli.jvm.K2JVMCompiler -nowarn -no-stdlib -no-reflect -cp "$classpath" \
      -d "$work/kotlin" "$bench/peers/$1.kt" > "$work/log" 2>&1; then
    kotlin=("$jdk/bin/java" "${java_flags[@]}" -cp "$work/kotlin:$classpath")
  else
    echo "Kotlin is left out: it can't be got or compiled" >&2
  fi
}

# Prints the first of these Pythons that can import a module: PYTHON's, CPython 3.13, any other.
python_with() { # MODULE
  local python
  for python in ${PYTHON-} python3.13 "$HOME"/.pyenv/versions/3.13*/bin/python python3 \
    "$HOME"/.pyenv/versions/*/bin/python; do
    if "$python" -c "import $1" 2> /dev/null; then
      echo "$python"
      return
    fi
  done
  return 1
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

# Prints a table of what was measured, from lines of FIGURE, WHO, VALUE with tabs between them. Each
# figure was measured several times in turn with its peers, and the median counts; the spread is the
# distance of the least from the most, in percent of it. `times as fast` compares Loopbook with the peer,
# above 1 if Loopbook is faster or smaller. A line of `aim`, FIGURE, WHO, TIMES says what that should be.
#
#   table UNIT [more]     with `more`, more is better
table() {
  awk -F '\t' -v unit="$1" -v more="${2-}" '
    function median(key,   i, j, held) {
      for (i = 2; i <= count[key]; i++) {
        held = value[key, i]
        for (j = i - 1; j > 0 && value[key, j] > held; j--) value[key, j + 1] = value[key, j]
        value[key, j + 1] = held
      }
      return value[key, int((count[key] + 1) / 2)]
    }
    function spread(key,   middle) {
      middle = median(key)
      return middle == 0 ? "" : sprintf("%d %%", 100 * (value[key, count[key]] - value[key, 1]) / middle + 0.5)
    }
    function short(number) { return sprintf(number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number) }
    $1 == "aim" { aim[$2, $3] = $4; next }
    !(($1, $2) in count) { if (!($1 in peers)) figures[++rows] = $1; peers[$1] = peers[$1] (peers[$1] == "" ? "" : "\t") $2 }
    { value[$1 SUBSEP $2, ++count[$1, $2]] = $3 }
    END {
      printf "%-37s %-24s %10s %7s %14s  %s\n", unit, "", "median", "spread", "times as fast", "aim"
      for (row = 1; row <= rows; row++) {
        figure = figures[row]
        split(peers[figure], all, "\t")
        ours = all[1]
        best = median(figure SUBSEP ours)
        printf "%-37s %-24s %10s %7s\n", figure, ours, short(best), spread(figure SUBSEP ours)
        for (i = 2; i in all; i++) {
          theirs = median(figure SUBSEP all[i])
          times = more ? best / theirs : theirs / best
          wanted = aim[figure, all[i]]
          printf "%-37s %-24s %10s %7s %14.2f  %s\n", "", all[i], short(theirs), spread(figure SUBSEP all[i]), times,
            wanted == "" ? "" : wanted (times >= wanted ? ", met" : ", missed")
        }
      }
    }' | sed 's/ *$//'
  busy
}

# Draws lines of FIGURE, SIZE, VALUE into DRAWING, which report.sh puts into its page, or into target.
draw() { # UNIT [AWK-OPTION…]
  local drawing=${DRAWING:-$home/target/bench-$(basename "$0" .sh).svg}
  awk -v unit="$1" "${@:2}" -f "$bench/lib/draw.awk" > "$drawing" || return
  printf '\ndrawn in %s\n' "$(basename "$drawing")"
}

# The milliseconds since a moment of $EPOCHREALTIME.
since() { awk -v begin="$1" -v end="$EPOCHREALTIME" 'BEGIN { printf "%.1f\n", (end - begin) * 1000 }'; }

# Says how busy the machine was, with everything that ran.
busy() { printf '\nload at the end:%s, on %s processors\n' "$(uptime | sed 's/.*load average[s]*://')" "$(getconf _NPROCESSORS_ONLN)"; }
