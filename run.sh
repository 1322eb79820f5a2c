#!/usr/bin/env bash
#
# Loopbook's one command. It finds a JDK, builds what is out of date, and starts the tool.
#
#   ./run.sh               the shell
#   ./run.sh test          build everything and run every test (more arguments go to Maven)
#   ./run.sh format        put every Java file into the project's format
#   ./run.sh bench [ARGS]  the benchmarks (JMH's arguments)
#   ./run.sh bench --report  what all scripts of src/bench measure, on one page
#   ./run.sh bench --loop [DIR]  the loop that you wrote in chapter 21 beside Loopbook's
#   ./run.sh mutate [ROOM] how many deliberate faults the tests find (PIT), in one package or all
#   ./run.sh mutate ROOM CLASS...  the same in some classes of a package, with those not found
#   ./run.sh ARGS          everything else is the tool's: see ./run.sh --help
#
# Exit status: the tool's own; 3 when it cannot be built or started.
# Plain bash 3.2, which is what macOS has.

set -u -o pipefail
unset CDPATH

readonly OLDEST_JDK=25

# The JVM's flags. Whatever loosens the module system stands in the jar's manifest instead: on
# the command line it would make the JVM refuse the start-up cache.
#
# UseAVX: where a processor has AVX-512, compiled code clears new objects with it, and the JVM's own
# code, which is built for SSE, waits for that at every resumed coroutine. Without, a task switch
# takes 200 ns instead of 430. Only the JVMs for x86 know the flag.
#
# The three after it are for mocks. Mockito rewrites classes through an agent, which it loads into
# its own JVM at the first mock: so whoever mocks nothing pays nothing, and an agent on the command
# line would make the JVM refuse the start-up cache. Loading it is allowed (without
# allowAttachSelf it takes a second process, and half a second), and not worth a warning: neither
# Mockito's nor the JVM's, which also regrets that the cache serves no further classes.
readonly JVM_FLAGS=(
  -XX:+UseSerialGC
  -XX:+IgnoreUnrecognizedVMOptions
  -XX:UseAVX=1
  -XX:+EnableDynamicAgentLoading
  -XX:-PrintWarnings
  -Djdk.attach.allowAttachSelf=true
  -Dstdin.encoding=UTF-8
  -Dstdout.encoding=UTF-8
  -Dstderr.encoding=UTF-8
)

# Maven's libraries use what newer JDKs warn about, and one ends each run with a colour code. The
# quick compiler alone halves a build's work: it's over before the thorough one would pay.
readonly MAVEN_FLAGS=(
  --sun-misc-unsafe-memory-access=allow
  --enable-native-access=ALL-UNNAMED
  -Djansi.noreset=true
  -XX:TieredStopAtLevel=1
  -XX:+UseSerialGC
)

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "run.sh: $1"
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 3
}

# Sets `resolved` to the file that a path leads to once its symbolic links are followed.
follow_links() {
  local link
  case $1 in
    */*) resolved=$1 ;;
    *) resolved=./$1 ;;
  esac
  while [ -L "$resolved" ]; do
    link=$(readlink "$resolved")
    case $link in
      /*) resolved=$link ;;
      *) resolved=${resolved%/*}/$link ;;
    esac
  done
}

# Java takes the letters of file names from the locale. In one without UTF-8, which is what a container
# has and what an uninstalled locale falls back to, it finds no file whose name isn't ASCII, and it
# doesn't start from a folder that has such a name.
use_utf8() {
  local charset
  charset=$(locale charmap 2> /dev/null) || charset=${LC_ALL:-${LC_CTYPE:-${LANG-}}}
  case $charset in
    *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) ;;
    *) export LC_ALL=C.UTF-8 ;;
  esac
}

# ---- The JDK -------------------------------------------------------------------------------

# Where JDKs are usually put, one home a line.
jdk_places() {
  local place
  for place in \
    /usr/lib/jvm/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/.sdkman/candidates/java/* \
    "${HOME-}"/.jdks/* \
    "${HOME-}"/.asdf/installs/java/* \
    "${HOME-}"/.local/share/mise/installs/java/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /opt/* \
    /opt/java/*; do
    [ -d "$place" ] && printf '%s\n' "$place"
  done
}

# Sets `feature` to the version of the Java in a directory (25, say), or to 0 when none is there.
read_feature() {
  local line
  feature=0
  [ -r "$1/release" ] || return 0
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#JAVA_VERSION=}
        line=${line//\"/}
        line=${line%%[!0-9]*}
        feature=${line:-0}
        ;;
    esac
  done < "$1/release"
}

# Whether a directory is the home of a JDK that will do; if not, `rejected` remembers why.
fits() {
  [ -n "$1" ] || return 1
  read_feature "$1"
  if [ "$feature" -lt $OLDEST_JDK ]; then
    [ "$feature" -eq 0 ] || rejected+=("$1 is Java $feature")
    return 1
  fi
  [ -x "$1/bin/javac" ] && return 0
  rejected+=("$1 is Java $feature without a compiler (a JRE)")
  return 1
}

# Sets `jdk`: JAVA_HOME's if it fits, else the PATH's, else the newest of the usual places.
find_jdk() {
  local place newest=0
  rejected=()
  jdk=
  if fits "${JAVA_HOME-}"; then
    jdk=$JAVA_HOME
    return
  fi
  if place=$(command -v javac); then
    follow_links "$place"
    place=${resolved%/bin/javac}
    if [ "$place" != "${JAVA_HOME-}" ] && fits "$place"; then
      jdk=$place
      return
    fi
  fi
  while IFS= read -r place; do
    if fits "$place" && [ "$feature" -gt "$newest" ]; then
      newest=$feature
      jdk=$place
    fi
  done < <(jdk_places)
  [ -n "$jdk" ] && return
  fail "Loopbook needs a JDK $OLDEST_JDK or newer, and none was found." \
    ${rejected[@]+"${rejected[@]}"} \
    "Install one: https://adoptium.net, or sdk install java 25-tem, or brew install openjdk." \
    "If one is installed in an unusual place, set JAVA_HOME to it."
}

# ---- The build -----------------------------------------------------------------------------

need_maven() {
  command -v mvn > /dev/null \
    || fail "Loopbook has to be built, and Maven (mvn) is not on the PATH." \
      "Install Maven 3.8 or newer: https://maven.apache.org, or your system's package maven."
}

# Runs Maven on the JDK that was found.
maven() {
  (
    cd "$home" || exit
    JAVA_HOME=$jdk \
      MAVEN_OPTS="${MAVEN_FLAGS[*]} ${MAVEN_OPTS-}" \
      mvn -B --no-transfer-progress -Dstyle.color=never "$@" < /dev/null
  )
}

# Whether a source has changed since the build began that made the jar. Folders count, so that a
# deleted file is seen too.
out_of_date() {
  [ -f "$home/pom.xml" ] || [ ! -f "$jar" ] || return 1 # a package has no sources
  [ -f "$jar" ] && [ -f "$built" ] || return 0
  [ -n "$(find "$home"/src/*/main "$home"/src/*/pom.xml "$home/pom.xml" "$home/run.sh" \
    -newer "$built" 2> /dev/null)" ]
}

# One build at a time: a folder is the lock, as only one process can make it.
lock() {
  local holder told=
  mkdir -p "$home/target" 2> /dev/null
  until mkdir "$lock" 2> /dev/null; do
    [ -w "$home/target" ] || return 1
    holder=$(cat "$lock/pid" 2> /dev/null)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2> /dev/null; then
      # Its owner died. Only one of those who wait can rename it.
      mv "$lock" "$lock.$$" 2> /dev/null && rm -rf "$lock.$$"
      continue
    fi
    [ -n "$told" ] || say "Waiting for another build of Loopbook (process ${holder:-unknown}) …"
    told=yes
    sleep 0.2
  done
  echo $$ > "$lock/pid"
  trap unlock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

unlock() {
  rm -rf "$lock"
  trap - EXIT INT TERM
}

# Builds with the given Maven goals. A running Loopbook keeps the jar that it has opened, because
# the new one is another file. A build that was ended may leave half a jar. Without the file "built"
# ours counts for none, and the libraries, which Maven takes for up to date, are copied again.
build() {
  [ -f "$built" ] || rm -rf "$home"/target/{lib,native,*/dependency-maven-plugin-markers,*/*.jar}
  rm -f "$built" "$jar" "$home/target/start.sum"
  touch "$built.new"
  maven "$@" || return
  mv "$built.new" "$built"
  was_built=yes
}

build_if_needed() {
  out_of_date || return 0
  need_maven
  if ! lock; then
    [ -f "$jar" ] || fail "Loopbook has to be built, and $home/target cannot be written."
    say "run.sh: the sources are newer than the build, but $home/target cannot be written:" \
      "this is the older build."
    return
  fi
  if out_of_date; then # still: another process may have built it while this one waited
    if [ -d "$home/target/lib" ]; then
      say "Building Loopbook …"
    else
      say "Building Loopbook … (the first time takes longer: it downloads its libraries)"
    fi
    forget_classes
    if ! build -Dmaven.test.skip=true package > "$home/target/build.log" 2>&1; then
      tail -n 30 "$home/target/build.log" >&2
      fail "the build failed; the whole log is $home/target/build.log"
    fi
  fi
  unlock
}

# ---- The fast start ------------------------------------------------------------------------
#
# A trial run of the shell leaves a cache of loaded and linked classes (JEP 514), which saves the
# JVM most of its work at the next start. The JVM itself does not notice that a jar has changed
# since, and would run the old code from the cache; a damaged cache can crash it; and one that has
# moved can fail. So a cache is used only if the sum over everything that it depends on is the one
# written down beside it. Summing up takes as long as drawing half a prompt, and is left out while
# the system says that none of these files has been touched since.

# Prints the place, the JDK, and the sum over its version, the jars, and the caches there are.
start_sum() {
  (
    start_place
    cd "$home/target" || exit
    cksum loopbook.jar lib/*.jar start.aot child.aot "$jdk/release"
  ) 2> /dev/null
}

start_place() {
  printf '%s\n' "$home" "$jdk" "${JVM_FLAGS[*]}"
}

# Sets `start_flags` to what makes the JVM use the cache, or to nothing. The JVM reports whatever
# it dislikes about a cache on stdout, between the lines of the tool: it is told not to.
choose_start() {
  start_flags=()
  if ! sum_is_right; then
    lock || return 0
    if ! sum_is_right; then
      [ -n "$was_built" ] || say "Preparing a faster start …"
      train
    fi
    unlock
  fi
  if [ -f "$home/target/start.aot" ]; then
    start_flags=(
      -XX:AOTCache="$home/target/start.aot" -Xlog:disable
      -Dloopbook.aot="$home/target/start.aot" # for the processes that compile answers
    )
  fi
  if [ -f "$home/target/child.aot" ]; then
    start_flags+=(-Dloopbook.child.aot="$home/target/child.aot") # for those in which tests run
  fi
}

sum_is_right() {
  local sum=$home/target/start.sum written
  [ -s "$sum" ] || return
  written=$(< "$sum")
  if ! is_untouched || [ "${written#"$(start_place)"$'\n'}" = "$written" ]; then
    touch "$sum.$$" 2> /dev/null
    if [ "$(start_sum)" != "$written" ]; then
      rm -f "$sum.$$"
      return 1
    fi
    mv -f "$sum.$$" "$home/target/start.summed" 2> /dev/null
  fi
  ! is_overdue
}

# Whether nothing has changed since a sum was begun that was right. The time of change counts (find's
# -cnewer), which nobody can set: a file that is copied, moved or restored has a new one.
is_untouched() {
  local target=$home/target touched
  touched=$(find -L "$target/loopbook.jar" "$target/lib" "$target/start.aot" "$target/child.aot" \
    "$jdk/release" -cnewer "$target/start.summed" 2> /dev/null) && [ -z "$touched" ]
}

# Whether a trial run took too long, as on a busy machine, and enough time has passed for another.
is_overdue() {
  [ -f "$home/target/start.later" ] \
    && [ -n "$(find "$home/target/start.later" -mmin +10 2> /dev/null)" ]
}

# How many times 0.05 seconds a trial run may take.
trial_ticks=1200

# What the trial run does: it holds what people do first. The q leaves the pager, which would take
# all that follows for keys of its own; without a pager it's only no command. By loopbook.trial the run
# keeps its progress in another place than the student's.
readonly TRIAL='help
q
chapters
q
run ch01/TwoTasks
check ch04/e1
load ch01/TwoTasks
tick
step
tasks
state
await(sleep(millis(1)))
continue
quit
'

# Makes two caches. What fails here is not worth a word: the tool works without, only later. The sum
# is written in any case, so that a failure is not repeated at every start. A trial run that took too
# long is repeated later.
#
# The JVM loads a whole cache at its start, needed or not. So the processes in which tests run, a new
# one for each answer that is graded, have one with nothing of the shell in it. It's made by such a
# process that gets nothing to do, because that runs a small test to warm up.
#
# What the JVM would note for its compilers isn't kept: to read it takes every start more than it
# ever saves.
#
# The files that the JVMs write are named after this process: of a training that was ended, a JVM may
# live on for seconds, and write to its own while the next one is at work.
train() {
  local start=$home/target/start.aot child=$home/target/child.aot
  local -a classes_alone
  classes_alone=(-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining)
  rm -f "$home/target/start.sum" "$home/target/start.later" "$start" "$start".* "$child" "$child".*
  within_trial "$jdk/bin/java" "${JVM_FLAGS[@]}" -XX:TieredStopAtLevel=1 \
    "${classes_alone[@]}" -XX:AOTCacheOutput="$child.$$" \
    -jar "$jar" --child < /dev/null > /dev/null 2>&1 &
  (
    export XDG_STATE_HOME=$home/target/trial TERM=xterm-256color # not the person's own
    mkdir -p "$XDG_STATE_HOME/loopbook" && echo help > "$XDG_STATE_HOME/loopbook/history"
    within_trial on_terminal "$jdk/bin/java" "${JVM_FLAGS[@]}" \
      "${classes_alone[@]}" -XX:AOTCacheOutput="$start.$$" -Dloopbook.home="$home" -Dloopbook.trial="$home/target/trial" \
      -Dlibrary.jline.path="$home/target/native/org/jline/nativ" -jar "$jar" <<< "$TRIAL"
  ) > /dev/null 2>&1 &
  wait # unlike a command, it lets a signal end this process at once
  keep_cache "$start" version
  keep_cache "$child" --child
  touch "$home/target/start.summed"
  start_sum > "$home/target/start.sum"
}

# Runs a command in the background, but no longer than a trial run may take, nor than this process
# lives: it doesn't hear the signal that ends it.
within_trial() {
  local ticks
  "$@" <&0 &
  trap '' INT TERM HUP
  for ((ticks = 0; ticks < trial_ticks; ticks++)); do
    kill -0 $! 2> /dev/null || return 0
    kill -0 $$ 2> /dev/null || break
    sleep 0.05
  done
  kill -9 $!
  [ $ticks -lt $trial_ticks ] || touch "$home/target/start.later"
}

# Keeps a new cache if it's whole and the JVM takes it, as running this command with it shows.
keep_cache() {
  if "$jdk/bin/java" "${JVM_FLAGS[@]}" -XX:AOTMode=on -XX:AOTCache="$1.$$" \
    -XX:+VerifySharedSpaces -jar "$jar" "$2" < /dev/null > /dev/null 2>&1; then
    mv "$1.$$" "$1"
  else
    rm -f "$1".*
  fi
}

# Runs a command on a terminal of its own where util-linux's script(1) can make one.
on_terminal() {
  if script --version > /dev/null 2>&1; then
    SHELL=$BASH exec script -qec "stty rows 24 cols 80; exec$(printf ' %q' "$@")" /dev/null
  else
    exec "$@"
  fi
}

# ---- The commands --------------------------------------------------------------------------

# Maven's running commentary is left out: what remains is Surefire's, and whatever went wrong.
test_everything() {
  local log=$home/target/test.log status=0 quiet= slowest= of argument
  local trial_ticks=$((5 * trial_ticks)) # without a cache, all of it would take twice as long
  local -a arguments tested skipped
  arguments=()
  for argument; do
    if [ "$argument" = --slowest ]; then
      slowest=yes
    else
      arguments+=("$argument")
    fi
  done
  for of in cli.event.ExecutionEventLogger plugin.compiler plugins shared; do
    quiet+=" -Dorg.slf4j.simpleLogger.log.org.apache.maven.$of=warn"
  done
  need_maven
  lock || fail "$home/target cannot be written, so nothing can be built and tested."
  forget_unchecked
  touch "$home/target/test.start"
  # A test makes the jars of sources and Javadoc.
  skipped=(-Dmaven.source.skip=true -Dmaven.javadoc.skip=true)
  MAVEN_OPTS="${MAVEN_OPTS-}$quiet" build package -Pchecks -DskipTests "${skipped[@]}" 2>&1 \
    | tee "$log" || status=1
  if [ $status -eq 0 ]; then
    # The processes in which answers are judged are most of the work. From the jar, with the cache,
    # they start twice as fast.
    sum_is_right || train
    tested=(-Dtested.classes="$jar")
    [ ! -f "$home/target/start.aot" ] || tested+=(-Dtested.cache="$home/target/start.aot")
    [ ! -f "$home/target/child.aot" ] || tested+=(-Dtested.child.cache="$home/target/child.aot")
    MAVEN_OPTS="${MAVEN_OPTS-}$quiet" maven verify -Pchecks "${skipped[@]}" "${tested[@]}" \
      ${arguments[@]+"${arguments[@]}"} 2>&1 | tee "$log" || status=1
  fi
  touch "$home/target/checked"
  unlock
  if [ $status -eq 0 ] && ! (start --version) > "$log" 2>&1; then
    cat "$log" >&2
    say "The tests pass, but the tool that was built does not start."
    status=1
  fi
  if grep -q 'spotless:apply' "$log"; then
    say "The format is mended by ./run.sh format"
  fi
  left_out_tests
  [ -z "$slowest" ] || slowest_tests
  return $status
}

# Maven doesn't compile again what is up to date. What was compiled without the checks since the
# last run with them has to be; and once a source has changed, everything has to be.
forget_unchecked() {
  local checked=$home/target/checked begun=$home/target/test.start
  if [ -f "$checked" ] && [ -f "$begun" ] \
    && [ -z "$(find "$home"/target/*/maven-status -newer "$checked" 2> /dev/null)" ] \
    && [ -z "$(find "$home"/src/*/main "$home"/src/*/test "$home"/src/*/pom.xml "$home/pom.xml" \
      -newer "$begun" 2> /dev/null)" ]; then
    return
  fi
  forget_classes
}

# Maven leaves the class of a source that is gone where it is, and it would come into the jar.
forget_classes() {
  rm -rf "$home"/target/*/maven-status "$home"/target/*/classes "$home"/target/*/test-classes
}

# Says which tests this machine could not run, a line for each reason. Surefire's reports have the
# reason as the first line of an exception.
left_out_tests() {
  local before= count=0 reason
  while IFS= read -r reason; do
    if [ "$reason" != "$before" ] && [ $count -gt 0 ]; then
      say "Left out: $count of the tests, because ${before#*Assumption failed: }"
      count=0
    fi
    before=$reason
    count=$((count + 1))
  done < <(
    find "$home"/target/*/surefire-reports -name 'TEST-*.xml' -newer "$home/target/test.start" \
      -exec grep -h '<skipped .*TestAbortedException: Assumption failed: ' {} + 2> /dev/null | sort
    echo # ends the last reason
  )
}

# Prints the ten test classes that took longest in this run, from what Surefire reports.
slowest_tests() {
  local report line name time
  printf '\n%s\n' "seconds  test class"
  find "$home"/target/*/surefire-reports -name 'TEST-*.xml' -newer "$home/target/test.start" \
    2> /dev/null | while IFS= read -r report; do
    while IFS= read -r line; do
      case $line in
        *'<testsuite '*)
          name=${line#* name=\"}
          time=${line#* time=\"}
          time=${time%%\"*}
          printf '%7s  %s\n' "${time//,/}" "${name%%\"*}"
          break
          ;;
      esac
    done < "$report"
  done | sort -rn | head -n 10
}

# Prints an argument for java that lets it run a program of one's own: @ and a file that holds flags
# and class path. It is one word, so it needs no quotes in $(...), unless the checkout's path has a
# space in it: then the file lies in the person's cache, and only if that has one too are quotes
# needed.
print_classpath() {
  local file jars= text
  build_if_needed
  for file in "$home"/target/lib/*.jar; do
    case ${file##*/} in
      jline-* | picocli-* | commonmark-*) ;; # only the tool's own
      *) jars+=${jars:+:}$file ;;
    esac
  done
  jars=${jars//\\/\\\\}
  jars=${jars//\"/\\\"}
  text="--add-exports java.base/jdk.internal.vm=ALL-UNNAMED
--add-opens java.base/java.lang=ALL-UNNAMED
-XX:+EnableDynamicAgentLoading
-XX:-PrintWarnings
-Djdk.attach.allowAttachSelf=true
-cp \"$jars\""
  file=$(cksum <<< "$home")
  file=${XDG_CACHE_HOME:-${HOME-}/.cache}/loopbook/classpath-${file%% *}.args
  if one_word "$home" || ! one_word "$file" || ! write_arguments; then
    file=$home/target/classpath.args
    write_arguments || fail "$home/target cannot be written."
  fi
  printf '@%s\n' "$file"
}

# Whether the shell leaves a path whole that stands in no quotes.
one_word() {
  case $1 in
    *[[:space:]*?[]*) return 1 ;;
  esac
}

# Writes the class path's file, unless it is there already.
write_arguments() {
  if [ "$text" != "$(cat "$file" 2> /dev/null)" ]; then
    mkdir -p "${file%/*}" && printf '%s\n' "$text" > "$file.$$" && mv "$file.$$" "$file" || return
  fi 2> /dev/null
}

# Puts the libraries, not the tool, where other Maven projects of this person find them.
install() {
  local log=$home/target/install.log
  need_maven
  lock || fail "$home/target cannot be written, so nothing can be built and installed."
  if ! maven -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -pl src/bom,src/core,src/testkit -am install "$@" > "$log" 2>&1; then
    tail -n 30 "$log" >&2
    fail "the build failed; the whole log is $log"
  fi
  unlock
  say "loopbook-core, loopbook-testkit and loopbook-bom are in your local Maven repository."
}

# Runs JMH on what the profile `bench` compiles beside the tests. Its forks inherit the flags.
benchmark() {
  local target=$home/target
  need_maven
  lock || fail "$target cannot be written, so nothing can be built and measured."
  say "Building the benchmarks …"
  if ! maven -q -Pbench process-test-classes > "$target/bench.log" 2>&1; then
    tail -n 30 "$target/bench.log" >&2
    fail "the build failed; the whole log is $target/bench.log"
  fi
  unlock
  exec "$jdk/bin/java" "${JVM_FLAGS[@]}" \
    --add-exports java.base/jdk.internal.vm=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$target/tool/test-classes:$target/tool/classes:$(cat "$target/bench.classpath")" \
    org.openjdk.jmh.Main "$@"
}

# The rooms whose tests have to find a certain share of PIT's mutants: each with its module, the least
# score in percent, and the tests that are run. PIT runs only those that reach a mutant, and stops at
# the first that fails. The recorded traces aren't among those of `loop`: where no test fails, PIT would
# run each of the 2,500 by itself, and read all recordings for it. Nor are those of `judge` that start
# JVMs: its other tests run children as threads. The pom lists them, and the classes of `judge` whose
# mutants could harm the machine.
readonly MUTATED='
loop  core 90 dev.loopbook.loop.*,dev.loopbook.sync.*
sync  core 90 dev.loopbook.sync.*,dev.loopbook.conformance.*
text  core 80 dev.loopbook.text.*
watch core 80 dev.loopbook.watch.*
book  tool 80 dev.loopbook.book.*
judge tool 80 dev.loopbook.judge.*
'

# Runs PIT on the named rooms, or on all, and prints a table; fails when a score is below its floor.
# After one room, classes may be named: then only they are changed, the faults that no test finds are
# listed, and no floor counts.
mutate() {
  local room module floor tests status=0 table= names= rooms= classes= wanted targets
  while read -r room _; do
    [ -z "$room" ] || names+="${names:+, }$room"
  done <<< "$MUTATED"
  for wanted; do
    case "$MUTATED" in
      *$'\n'"$wanted "*)
        rooms+=" $wanted"
        continue
        ;;
    esac
    case $wanted in
      [[:upper:]]*) classes+=" $wanted" ;;
      *) fail "$wanted: no such room. One of $names, or nothing for all." ;;
    esac
  done
  case $rooms in
    '' | ' '*' '*)
      [ -z "$classes" ] \
        || fail "${classes# }: in which room? Name it first, as in ./run.sh mutate loop Task"
      ;;
  esac
  need_maven
  mkdir -p "$home/target/mutate" 2> /dev/null && lock \
    || fail "$home/target cannot be written, so nothing can be built and tested."
  forget_classes # PIT stumbles over one whose source is gone
  while read -r room module floor tests; do
    case "${rooms:- $room} " in
      *" $room "*) ;;
      *) continue ;;
    esac
    [ -n "$room" ] || continue
    targets="dev.loopbook.$room.*"
    [ -z "$classes" ] || find_mutated $classes
    say "$room: looking for mutants that no test finds …"
    rm -f "$home/target/mutate/$room/mutations.csv"
    if ! maven -Pmutate -pl "src/$module" -am process-test-classes \
      -Dmutate.room="$room" -Dmutate.classes="$targets" -Dmutate.tests="$tests" \
      > "$home/target/mutate/$room.log" 2>&1; then
      tail -n 30 "$home/target/mutate/$room.log" >&2
      fail "PIT failed; the whole log is $home/target/mutate/$room.log"
    fi
    count_mutants || [ -n "$classes" ] || status=1
  done <<< "$MUTATED"
  unlock
  printf '%-6s %8s %7s %9s %6s %6s  %s\n' \
    room mutants killed survived score floor report
  printf '%s' "$table"
  [ -z "$classes" ] || list_survivors "$home/target/mutate/${rooms# }/mutations.csv"
  return $status
}

# Sets the mutate function's `targets` to PIT's patterns for the named classes of its room.
find_mutated() {
  local class sources=$home/src/$module/main/java file
  targets=
  for class; do
    file=$(find "$sources/dev/loopbook/$room" -name "$class.java" 2> /dev/null | head -n 1)
    [ "${file##*/}" = "$class.java" ] \
      || fail "$class: no such class in $room. See src/$module/main/java/dev/loopbook/$room"
    file=${file#"$sources/"}
    file=${file%.java}
    targets+="${targets:+,}${file//\//.},${file//\//.}\$*"
  done
}

# Adds a row on a room to the mutate function's table; fails when its score is below the floor.
count_mutants() {
  local report=$home/target/mutate/$room line all=0 survived=0 score
  while IFS= read -r line; do
    all=$((all + 1))
    case $line in
      *,SURVIVED,* | *,NO_COVERAGE,* | *,NOT_STARTED,* | *,STARTED,*) survived=$((survived + 1)) ;;
    esac
  done < "$report/mutations.csv"
  [ $all -gt 0 ] || fail "PIT found nothing to change in $room; its log is $report.log"
  score=$(((all - survived) * 100 / all))
  table+=$(printf '%-6s %8d %7d %9d %5d%% %5d%%  %s' \
    "$room" $all $((all - survived)) $survived $score "$floor" "$report/index.html")$'\n'
  [ $score -ge "$floor" ]
}

# Prints the mutants that no test found: where, and what PIT did there.
list_survivors() {
  local file mutator method line state _
  while IFS=, read -r file _ mutator method line state _; do
    case $state in
      SURVIVED | NO_COVERAGE | NOT_STARTED | STARTED)
        mutator=${mutator##*.}
        printf '%s:%s  %s in %s\n' "$file" "$line" "${mutator%Mutator}" "$method"
        ;;
    esac
  done < "$1"
}

# Commands that are over within seconds, or leave the work to other processes: the JVM's thorough
# compiler would take a third of their computing and be of little use.
readonly BRIEF=' chapters check exercises grade hint next predict progress read reset solution solutions '
readonly BRIEF_FLAGS=(-XX:TieredStopAtLevel=1)

# A check of the book compiles hundreds of programs. With more room for new objects the JVM collects
# them a third as often. Shares, not sizes: a small machine has a small heap.
readonly BOOK_FLAGS=(-XX:NewRatio=1 -XX:InitialRAMPercentage=4)

start() {
  build_if_needed
  choose_start
  case $BRIEF in
    *" ${1:-shell} "*) start_flags+=("${BRIEF_FLAGS[@]}") ;;
  esac
  [ "${1-}" != book ] || start_flags+=("${BOOK_FLAGS[@]}")
  exec "$jdk/bin/java" "${JVM_FLAGS[@]}" ${start_flags[@]+"${start_flags[@]}"} \
    -Dlibrary.jline.path="$home/target/native/org/jline/nativ" \
    -Dloopbook.home="$home" -jar "$jar" "$@"
}

main() {
  follow_links "${BASH_SOURCE[0]}"
  home=$(cd -P -- "${resolved%/*}" && pwd) || exit 3
  jar=$home/target/loopbook.jar
  built=$home/target/built
  was_built=
  { : 3<&0; } 2> /dev/null || exec < /dev/null # Java would read the next file that it opens
  lock=$home/target/build.lock
  use_utf8
  find_jdk
  case ${1-} in
    test)
      shift
      test_everything "$@"
      ;;
    classpath) print_classpath ;;
    install)
      shift
      install "$@"
      ;;
    format)
      need_maven
      maven -q spotless:apply
      ;;
    bench)
      shift
      if [ "${1-}" = --report ]; then
        shift
        exec "$home/src/bench/report.sh" "$@"
      fi
      if [ "${1-}" = --loop ]; then
        shift
        exec "$home/src/bench/own_loop.sh" "$@"
      fi
      benchmark "$@"
      ;;
    mutate)
      shift
      mutate "$@"
      ;;
    *) start "$@" ;;
  esac
}

# Sourced, it only defines its functions: that is how its test reaches them.
if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  main "$@"
fi
