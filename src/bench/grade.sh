#!/usr/bin/env bash
#
# Measures how many submissions a minute the grader judges, each behind walls in a process of its
# own, and how many one Maven build for each would manage on the same machine. Only the ratio compares
# between machines.
#
#   src/bench/grade.sh [SUBMISSIONS=60] [JOBS=2]

. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.bash"

submissions=${1:-60} jobs=${2:-2}
exercise=ch04_blocking/e1_unblock
file=UserFetcher.java

# How many a minute that is, if so many take so long.
rate() { # HOW-MANY MILLISECONDS
  awk -v n="$1" -v ms="$2" 'BEGIN { printf "%.1f\n", n * 60000 / ms }'
}

# Every answer is another text, so that none is judged by another's verdict.
grade() { # ROUND
  local class=$work/class$1 begin passed i
  for ((i = 1; i <= submissions; i++)); do
    mkdir -p "$class/s$i"
    { cat "$home/solutions/$exercise/$file"; echo "// $1.$i"; } > "$class/s$i/$file"
  done
  begin=$EPOCHREALTIME
  "$home/run.sh" grade "$class" --only ch04/e1 --jobs "$jobs" --format csv > "$work/grades.csv" 2> "$work/log"
  begin=$(since "$begin")
  passed=$(grep -c ',1,1,' "$work/grades.csv")
  [ "$passed" -eq "$submissions" ] || fail "only $passed of $submissions passed" "$work/log"
  rate "$submissions" "$begin"
}

"$home/run.sh" --version > "$work/log" 2>&1 || fail "the tool can't be built" "$work/log"

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
build() {
  local begin=$EPOCHREALTIME
  (cd "$project" && JAVA_HOME=$jdk mvn -B -q -o clean test > "$work/maven.log" 2>&1) || fail "Maven's build failed" "$work/maven.log"
  rate 1 "$(since "$begin")"
}

build > /dev/null
for ((round = 0; round < ROUNDS; round++)); do
  printf 'judged\tLoopbook\t%s\n' "$(grade "$round")"
  printf 'judged\ta build for each\t%s\n' "$(build)"
done | table 'submissions a minute' more
