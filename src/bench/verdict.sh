#!/usr/bin/env bash
#
# How long a student waits for a verdict, against Maven on the same content.
#
#   src/bench/verdict.sh [EXERCISE] [RUNS]     ch04/e1 and 5 unless told otherwise
#
# cold     ./run.sh check, from the command line to its end: the JVM, javac, a child, the tests
# warm     from a save to the verdict, in a check --watch that has given one before
# mvn test the same files and tests as a Maven project of their own, offline
#
# In milliseconds.

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

id=${1:-ch04/e1}
runs=${2:-$ROUNDS}
watcher=
trap 'if [ -n "$watcher" ]; then kill "$watcher" 2> /dev/null; fi; rm -rf "$work"' EXIT

now() { echo $(($(date +%s%N) / 1000000)); }

folder=$(cd "$home" && for each in exercises/"${id%%/*}"_*/"${id##*/}"*; do echo "$each"; done | head -1)
[ -d "$home/$folder" ] || { echo "verdict.sh: $id: no such exercise" >&2; exit 2; }
"$home/run.sh" --version > /dev/null || exit 3

# A home of its own, so that nobody's files or progress are touched.
book=$work/book
mkdir -p "$book/$folder" "$book/solutions/${folder#exercises/}"
cp -R "$home/$folder/." "$book/$folder"
cp -R "$home/solutions/${folder#exercises/}/." "$book/solutions/${folder#exercises/}"
jar=$home/target/loopbook.jar
# The flags with which run.sh starts a check.
# shellcheck source=../../run.sh
. "$home/run.sh"
find_jdk
choose_start
flags=("${JVM_FLAGS[@]}" "${start_flags[@]}" "${BRIEF_FLAGS[@]}" -Dloopbook.home="$book")
tool() { "$jdk/bin/java" "${flags[@]}" -jar "$jar" "$@"; }

cold() {
  local began
  began=$(now)
  tool check "$id" > /dev/null 2>&1
  echo $(($(now) - began))
}

# Saves the first edited file again and again, and waits each time for one more verdict.
warm() {
  local edit count began n
  edit=$book/$folder/$(sed -n 's/^edit: *\([^,]*\).*/\1/p' "$book/$folder/README.md")
  mkfifo "$work/keys"
  tool check "$id" --watch < "$work/keys" > "$work/watch" 2>&1 &
  watcher=$!
  exec 3> "$work/keys"
  until grep -q '^[✓✗]' "$work/watch"; do sleep 0.05; done
  for ((n = 0; n <= runs; n++)); do
    count=$(grep -c '^[✓✗]' "$work/watch")
    began=$(now)
    printf '\n// %d\n' "$n" >> "$edit"
    until [ "$(grep -c '^[✓✗]' "$work/watch")" -gt "$count" ]; do sleep 0.01; done
    [ "$n" -eq 0 ] || echo $(($(now) - began)) # the first only warms
  done
  printf 'q' >&3
  exec 3>&-
}

maven_project() {
  local project=$work/maven version
  version=$(sed -n 's:.*<junit.version>\(.*\)</junit.version>.*:\1:p' "$home/pom.xml")
  mkdir -p "$project/src/test/java/${folder#exercises/}"
  cp "$home/$folder"/*.java "$project/src/test/java/${folder#exercises/}"
  cat > "$project/pom.xml" << POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>student</groupId><artifactId>answer</artifactId><version>1</version>
  <properties>
    <maven.compiler.source>25</maven.compiler.source>
    <maven.compiler.target>25</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>dev.loopbook</groupId><artifactId>loopbook</artifactId><version>1</version>
      <scope>system</scope><systemPath>$jar</systemPath></dependency>
    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>
      <version>$version</version></dependency>
    <dependency><groupId>org.junit.platform</groupId><artifactId>junit-platform-launcher</artifactId>
      <version>$version</version></dependency>
  </dependencies>
  <build><plugins>
    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
    <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.6</version>
      <configuration><argLine>--add-exports java.base/jdk.internal.vm=ALL-UNNAMED
        --add-opens java.base/java.lang=ALL-UNNAMED</argLine></configuration></plugin>
  </plugins></build>
</project>
POM
  echo "$project"
}

maven() {
  local began
  began=$(now)
  (cd "$1" && JAVA_HOME=$jdk mvn -o -q -B test > "$work/mvn.log" 2>&1)
  began=$(($(now) - began))
  grep -q 'Tests run:\|BUILD' "$work/mvn.log" || [ ! -s "$work/mvn.log" ] || {
    echo "verdict.sh: Maven did not get as far as the tests:" >&2
    head -5 "$work/mvn.log" >&2
    return 1
  }
  echo "$began"
}

cold > /dev/null # fills the disk cache
project=$(maven_project)
maven "$project" > /dev/null || exit 3
for ((n = 0; n < runs; n++)); do cold; done > "$work/cold"
warm > "$work/warm"
for ((n = 0; n < runs; n++)); do
  touch "$project"/src/test/java/*/*/*.java
  maven "$project"
done > "$work/mvn"
for kind in 'cold 700' 'warm 200'; do
  read -r name aim <<< "$kind"
  sed "s:^:$id, $name (aim\: $aim)"$'\tLoopbook\t:' "$work/$name"
  sed "s:^:$id, $name (aim\: $aim)"$'\tmvn test\t:' "$work/mvn"
done | table milliseconds
