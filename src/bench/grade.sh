#!/usr/bin/env bash
#
# Measures how many submissions a minute the grader judges, each behind walls in a process of its
# own, and how many one Maven build for each would manage on the same machine. Prints both and the
# ratio; only that compares between machines.
#
#   src/bench/grade.sh [SUBMISSIONS=20] [JOBS=2] [BUILDS=2]

set -euo pipefail

bench=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
home=$(cd -P -- "$bench/../.." && pwd)
submissions=${1:-20} jobs=${2:-2} builds=${3:-2}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

exercise=ch04_blocking/e1_unblock
file=UserFetcher.java

# Every answer is another text, so that none is judged by another's verdict.
for ((i = 1; i <= submissions; i++)); do
  mkdir -p "$work/class/s$i"
  { cat "$home/solutions/$exercise/$file"; echo "// $i"; } > "$work/class/s$i/$file"
done

now() { date +%s%N; }

"$home/run.sh" version > /dev/null
begin=$(now)
"$home/run.sh" grade "$work/class" --only ch04/e1 --jobs "$jobs" --format csv > "$work/grades.csv"
graded=$(($(now) - begin))
passed=$(grep -c ',1,1,' "$work/grades.csv" || true)
[ "$passed" -eq "$submissions" ] || { echo "only $passed of $submissions passed" >&2; exit 1; }

# One build: the same files in Maven's layout, with Loopbook's jars on its class path.
project=$work/maven
mkdir -p "$project/src/main/java/$exercise" "$project/src/test/java/$exercise"
cp "$home/exercises/$exercise"/*.java "$project/src/main/java/$exercise"
cp "$home/solutions/$exercise/$file" "$project/src/main/java/$exercise"
mv "$project/src/main/java/$exercise"/*Test.java "$project/src/test/java/$exercise"
{
  cat << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>bench</groupId><artifactId>bench</artifactId><version>1</version>
<properties>
<maven.compiler.source>25</maven.compiler.source><maven.compiler.target>25</maven.compiler.target>
<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
</properties>
<dependencies>
POM
  for jar in "$home/target/loopbook.jar" "$home"/target/lib/*.jar; do
    name=$(basename "$jar" .jar)
    printf '<dependency><groupId>bench.lib</groupId><artifactId>%s</artifactId>' "$name"
    printf '<version>1</version><scope>system</scope><systemPath>%s</systemPath></dependency>\n' "$jar"
  done
  cat << 'POM'
<dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>6.1.3</version></dependency>
</dependencies>
<build><plugins>
<plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
<plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
<plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.6</version>
<configuration><argLine>--add-exports java.base/jdk.internal.vm=ALL-UNNAMED --add-opens java.base/java.lang=ALL-UNNAMED</argLine></configuration></plugin>
</plugins></build>
</project>
POM
} > "$project/pom.xml"
# the JDK that run.sh finds
# shellcheck source=../../run.sh
jdk=$(. "$home/run.sh" && find_jdk && echo "$jdk")
build() { (cd "$project" && JAVA_HOME=$jdk mvn -B -q -o clean test > "$work/maven.log" 2>&1); }
build || { tail -n 20 "$work/maven.log" >&2; exit 1; }
begin=$(now)
for ((i = 0; i < builds; i++)); do build; done
built=$(($(now) - begin))

awk -v n="$submissions" -v g="$graded" -v b="$builds" -v m="$built" 'BEGIN {
  perMinute = n * 60e9 / g; builds = b * 60e9 / m
  printf "the grader         %7.1f submissions a minute\n", perMinute
  printf "a build for each   %7.1f submissions a minute\n", builds
  printf "ratio              %7.1f\n", perMinute / builds
}'
