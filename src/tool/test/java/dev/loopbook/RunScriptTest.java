package dev.loopbook;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs `run.sh` in a folder of its own, with a Java and a Maven that only write down how they were
/// called. The path holds a space throughout.
final class RunScriptTest {
  /// All that the script may expect of a system. Neither a JDK nor Maven is among it.
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cksum",
          "dirname",
          "find",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sleep",
          "sort",
          "tail",
          "tee",
          "touch");

  @TempDir Path temp;
  private Path home;
  private Path bin;
  private Path usualPlaces;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void layOut() throws IOException {
    home = Files.createDirectories(temp.toRealPath().resolve("a place/loopbook"));
    usualPlaces = Files.createDirectories(temp.resolve("jdks"));
    bin = Files.createDirectories(temp.resolve("bin"));
    for (var tool : TOOLS) {
      script(bin.resolve(tool), "exec '" + onPath(tool) + "' \"$@\"");
    }
    Files.copy(Path.of(System.getProperty("loopbook.home"), "run.sh"), home.resolve("run.sh"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.createDirectories(home.resolve("src/core/main/java"));
    Files.writeString(home.resolve("src/core/main/java/A.java"), "class A {}");
    environment.put("PATH", bin.toString());
    environment.put("HOME", temp.toString());
    environment.put("CALLS", temp.resolve("calls").toString());
    installMaven(": > target/loopbook.jar; mkdir -p target/lib; : > target/lib/a.jar");
  }

  @Test
  void javaHomeIsUsedWhenItFits() throws Exception {
    environment.put("JAVA_HOME", jdk("25.0.3").toString());
    jdk("27");

    assertEquals("25.0.3", run("chapters").java());
  }

  @Test
  void theCompilerOnThePathIsUsedThroughItsLinks() throws Exception {
    Files.createSymbolicLink(bin.resolve("javac"), jdk("26-ea", temp).resolve("bin/javac"));
    jdk("27");

    assertEquals("26-ea", run("chapters").java());
  }

  @Test
  void anOldJavaHomeGivesWayToTheNewestOfTheUsualPlaces() throws Exception {
    environment.put("JAVA_HOME", jdk("1.8.0_402", temp).toString());
    jdk("17.0.15");
    jdk("25");
    jdk("100.0.1");

    assertEquals("100.0.1", run("chapters").java());
  }

  @Test
  void withoutAJdkItSaysWhatWasFoundAndWhatToInstall() throws Exception {
    environment.put("JAVA_HOME", jdk("17.0.15", temp).toString());
    Files.delete(jdk("25.0.3").resolve("bin/javac"));

    var run = run("chapters");

    assertEquals(3, run.status);
    assertTrue(run.err.contains("needs a JDK 25 or newer"), run.err);
    assertTrue(run.err.contains("17.0.15 is Java 17"), run.err);
    assertTrue(run.err.contains("25.0.3 is Java 25 without a compiler"), run.err);
    assertTrue(run.err.contains("https://adoptium.net"), run.err);
  }

  @Test
  void theToolRunsWhereItWasCalledWithItsArgumentsInputAndStatus() throws Exception {
    jdk("25");
    environment.put("STATUS", "7");

    var run = start("read", "ch 01", "").feed("tick\n").end();

    assertEquals(7, run.status);
    assertEquals(temp.toRealPath().toString(), run.line("cwd="));
    assertEquals("read|ch 01||", run.line("arguments="));
    assertEquals("tick", run.line("input="));
    assertTrue(run.out.contains("-Dloopbook.home=" + home + "\n"), run.out);
  }

  @Test
  void aClosedInputIsAnEmptyOne() throws Exception {
    environment.put("JAVA_HOME", jdk("25").toString());
    var script = home.resolve("run.sh").toString();
    var run = new Run(List.of("bash", "-c", "exec bash \"$0\" chapters <&-", script)).end();
    assertEquals("open", run.line("stdin="));
    assertFalse(run.out.contains("input="), run.out);
  }

  @Test
  void aLinkToTheScriptLeadsHome() throws Exception {
    environment.put("JAVA_HOME", jdk("25").toString());
    var folder = Files.createDirectories(temp.resolve("links"));
    Files.createSymbolicLink(folder.resolve("first"), home.resolve("run.sh"));
    Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));

    var run = new Run(List.of("bash", folder.resolve("second").toString(), "chapters")).end();
    assertTrue(run.out.contains("-Dloopbook.home=" + home + "\n"), run.toString());

    Files.createSymbolicLink(temp.resolve("third"), Path.of("links/second"));
    run = new Run(List.of("bash", "third", "chapters")).end();
    assertTrue(run.out.contains("-Dloopbook.home=" + home + "\n"), run.toString());
  }

  @Test
  void itIsBuiltOnceAndThenOnlyWhenASourceIsNewer() throws Exception {
    jdk("25");
    assertTrue(run("chapters").err.startsWith("Building Loopbook"));
    assertEquals("", run("chapters").err);
    assertEquals(1, calls("mvn").size());

    touch("src/core/main/java/A.java");
    run("chapters");
    assertEquals(2, calls("mvn").size());

    touch("pom.xml");
    run("chapters");
    assertEquals(3, calls("mvn").size());
  }

  @Test
  void aDeletedSourceIsSeenToo() throws Exception {
    jdk("25");
    run("chapters");
    Files.delete(home.resolve("src/core/main/java/A.java"));
    touch("src/core/main/java");

    run("chapters");

    assertEquals(2, calls("mvn").size());
  }

  @Test
  void mavenRunsOnTheJdkThatWasFound() throws Exception {
    var jdk = jdk("25");

    run("chapters");

    assertTrue(calls("mvn").getFirst().contains("JAVA_HOME=" + jdk), calls("mvn").toString());
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLog() throws Exception {
    jdk("25");
    installMaven("for i in 1 2 3; do echo \"line $i\"; done; exit 1");

    var run = run("chapters");

    assertEquals(3, run.status);
    assertEquals("", run.out);
    assertTrue(run.err.contains("line 1\nline 2\nline 3\n"), run.err);
    assertTrue(run.err.contains("the whole log is " + home + "/target/build.log"), run.err);
  }

  @Test
  void mavenIsMissedOnlyWhenThereIsSomethingToBuild() throws Exception {
    jdk("25");
    run("chapters");
    Files.delete(bin.resolve("mvn"));

    assertEquals(0, run("chapters").status);

    touch("pom.xml");
    var run = run("chapters");
    assertEquals(3, run.status);
    assertTrue(run.err.contains("Maven (mvn) is not on the PATH"), run.err);
  }

  @Test
  void aPackageHasNoSourcesAndIsNeverBuilt() throws Exception {
    jdk("25");
    run("chapters");
    Files.delete(bin.resolve("mvn"));
    Files.delete(home.resolve("pom.xml"));
    Files.delete(home.resolve("target/built"));
    assertEquals(0, run("chapters").status);
  }

  @Test
  void theSecondOfTwoBuildsWaitsAndFindsItDone() throws Exception {
    jdk("25");
    var gate = temp.resolve("gate");
    installMaven(": > target/loopbook.jar; until [ -e '" + gate + "' ]; do sleep 0.02; done");

    var first = start("chapters");
    first.awaitError("Building Loopbook");
    var second = start("chapters");
    second.awaitError("Waiting for another build");
    Files.createFile(gate);

    assertEquals(0, first.end().status);
    assertEquals(0, second.end().status);
    assertEquals(1, calls("mvn").size());
  }

  @Test
  void theLockOfADeadBuildIsTakenOver() throws Exception {
    jdk("25");
    var dead = new ProcessBuilder("bash", "-c", "echo $$").start();
    var pid = new String(dead.getInputStream().readAllBytes());
    dead.waitFor();
    Files.createDirectories(home.resolve("target/build.lock"));
    Files.writeString(home.resolve("target/build.lock/pid"), pid);

    assertEquals(0, run("chapters").status);
    assertFalse(Files.exists(home.resolve("target/build.lock")));
  }

  @Test
  void halfJarsThatABuildLeavesAreMadeAgain() throws Exception {
    jdk("25");
    run("chapters");
    installMaven("echo half | tee target/loopbook.jar target/lib/b.jar; exit 1");
    assertEquals(1, run("test").status);

    // As Maven's plugin, which copies no library that seems to be there.
    installMaven(": > target/loopbook.jar; mkdir -p target/lib; echo whole >> target/lib/b.jar");
    assertTrue(run("chapters").err.startsWith("Building Loopbook"));
    assertEquals("whole\n", Files.readString(home.resolve("target/lib/b.jar")));
  }

  @Test
  void whoeverEndsATrialRunEndsAllOfIt() throws Exception {
    jdk("25");
    run("chapters");
    Files.delete(home.resolve("target/start.sum"));
    environment.put("SLOW_TRIAL", "yes");
    var run = start("chapters");
    while (calls("process").size() < 4) { // the two of the first run are among them
      assertTrue(run.process.isAlive(), "ended before it was told to");
      Thread.onSpinWait();
    }

    run.process.destroy();

    assertEquals(143, run.end().status);
    assertFalse(Files.exists(home.resolve("target/build.lock")));
    for (var call : calls("process").subList(2, 4)) {
      var jvm = ProcessHandle.of(Long.parseLong(call.substring("process ".length())));
      if (jvm.isPresent()) {
        jvm.get().onExit().get(30, TimeUnit.SECONDS);
      }
    }
    assertFalse(Files.exists(home.resolve("target/start.later")));
  }

  @Test
  void theCacheIsUsedFromTheFirstStartOnAndMadeOnce() throws Exception {
    jdk("25");

    assertTrue(run("chapters").usesCache());
    assertTrue(run("chapters").usesCache());
    assertEquals(1, calls("train").size());
  }

  @Test
  void aCacheIsMadeAnewForAnotherJarAnotherJdkAndAfterDamage() throws Exception {
    jdk("25");
    run("chapters");

    Files.writeString(home.resolve("target/loopbook.jar"), "other");
    assertEquals("Preparing a faster start …\n", run("chapters").err);
    assertEquals(2, calls("train").size());

    Files.writeString(home.resolve("target/lib/a.jar"), "other");
    run("chapters");
    assertEquals(3, calls("train").size());

    jdk("26");
    run("chapters");
    assertEquals(4, calls("train").size());

    Files.writeString(home.resolve("target/start.aot"), "damaged");
    assertTrue(run("chapters").usesCache());
    assertEquals(5, calls("train").size());

    Files.delete(home.resolve("target/start.aot"));
    assertTrue(run("chapters").usesCache());
    assertEquals(6, calls("train").size());

    Files.writeString(home.resolve("target/child.aot"), "damaged");
    assertTrue(run("chapters").usesCache());
    assertEquals(7, calls("train").size());
    assertEquals(7, calls("child train").size());
  }

  @Test
  void theSumIsLeftOutWhileNothingIsTouched() throws Exception {
    jdk("25");
    run("chapters");
    Files.delete(bin.resolve("cksum"));
    script(bin.resolve("cksum"), "echo sum >> \"$CALLS\"");

    assertTrue(run("chapters").usesCache());
    assertEquals(0, calls("sum").size());

    Files.writeString(home.resolve("target/lib/a.jar"), "");
    run("chapters");
    assertFalse(calls("sum").isEmpty());
  }

  @Test
  void damageIsSeenAlthoughTheFilesTimeIsSetBack() throws Exception {
    jdk("25");
    run("chapters");

    var cache = home.resolve("target/start.aot");
    var before = Files.getLastModifiedTime(cache);
    Files.writeString(cache, "damaged");
    Files.setLastModifiedTime(cache, before);
    assertTrue(run("chapters").usesCache());
    assertEquals(2, calls("train").size());
  }

  @Test
  void aCheckoutThatHasMovedMakesACacheOfItsOwn() throws Exception {
    jdk("25");
    run("chapters");

    home = Files.move(home, home.resolveSibling("moved"));
    assertTrue(run("chapters").usesCache());
    assertEquals(2, calls("train").size());
  }

  @Test
  void theProcessesOfTheJudgeHaveTheirCaches() throws Exception {
    jdk("25");
    var target = home.resolve("target");
    var out = run("check", "ch04/e1").out;
    assertTrue(out.contains("\n-Dloopbook.aot=" + target.resolve("start.aot") + "\n"), out);
    assertTrue(out.contains("\n-Dloopbook.child.aot=" + target.resolve("child.aot") + "\n"), out);
  }

  @ParameterizedTest
  @CsvSource({"check, true", "grade, true", "run, false", "explore, false", "'', false"})
  void onlyWhatIsOverSoonDoesWithoutTheThoroughCompiler(String command, boolean quick)
      throws Exception {
    jdk("25");
    var run = command.isEmpty() ? run() : run(command, "x");
    assertEquals(quick, run.out.contains("\n-XX:TieredStopAtLevel=1\n"), run.out);
  }

  @ParameterizedTest
  @CsvSource({"book, true", "check, false", "'', false"})
  void onlyTheBookHasMoreRoomForNewObjects(String command, boolean more) throws Exception {
    jdk("25");
    var run = command.isEmpty() ? run() : run(command, "x");
    assertEquals(more, run.out.contains("\n-XX:NewRatio=1\n"), run.out);
  }

  @Test
  void whereNoCacheCanBeMadeTheToolStartsWithoutAndDoesNotTryAgain() throws Exception {
    jdk("25");
    environment.put("NO_CACHE", "yes");

    assertFalse(run("chapters").usesCache());
    assertFalse(run("chapters").usesCache());
    assertEquals(1, calls("train").size());
  }

  @Test
  void aTrialRunThatTakesTooLongIsRepeatedLater() throws Exception {
    jdk("25");
    environment.put("TRIAL_TICKS", "2");
    environment.put("SLOW_TRIAL", "yes");
    assertFalse(run("chapters").usesCache());
    environment.remove("SLOW_TRIAL");
    environment.remove("TRIAL_TICKS");

    assertFalse(run("chapters").usesCache());
    assertEquals(1, calls("train").size(), "not at the next start");

    var later = home.resolve("target/start.later");
    Files.setLastModifiedTime(
        later,
        FileTime.from(Files.getLastModifiedTime(later).toInstant().minus(Duration.ofHours(1))));
    assertTrue(run("chapters").usesCache());
    assertTrue(run("chapters").usesCache());
    assertEquals(2, calls("train").size());
  }

  @ParameterizedTest
  @CsvSource({
    "LANG, C, C.UTF-8",
    "LC_ALL, POSIX, C.UTF-8",
    "LANG, de_DE.ISO-8859-1, C.UTF-8",
    "LANG, de_DE.UTF-8, ''",
    "LC_CTYPE, en_US.utf8, ''",
    "NO_LOCALE, yes, C.UTF-8"
  })
  void theToolRunsInALocaleWhoseFileNamesAreUtf8(String variable, String value, String expected)
      throws Exception {
    jdk("25");
    environment.put(variable, value);

    assertEquals(expected, run("chapters").line("LC_ALL="));
  }

  @Test
  void aLocaleThatIsNotInstalledIsNoUtf8() throws Exception {
    jdk("25");
    environment.put("LANG", "xx_XX.UTF-8");
    script(bin.resolve("locale"), "echo ANSI_X3.4-1968");

    assertEquals("C.UTF-8", run("chapters").line("LC_ALL="));
  }

  @Test
  void aCacheThatTheJvmRefusesIsThrownAway() throws Exception {
    jdk("25");
    environment.put("BAD_CACHE", "yes");

    assertFalse(run("chapters").usesCache());
    try (var files = Files.list(home.resolve("target"))) {
      assertEquals(List.of(), files.filter(file -> file.toString().contains("aot")).toList());
    }
  }

  @Test
  void testRunsAllOfMavensLifeCycleAndTellsHowItWent() throws Exception {
    jdk("25");
    assertEquals(0, run("test", "-Dtest=Some").status);
    var whole = calls("mvn").getLast();
    assertTrue(whole.contains(" verify -Pchecks "), whole);
    assertTrue(whole.endsWith(" -Dtest=Some"), whole);

    installMaven("echo 'Tests run: 1, Failures: 1'; exit 1");
    var run = run("test");
    assertEquals(1, run.status);
    assertTrue(run.out.contains("Tests run: 1, Failures: 1"), run.out);
  }

  @Test
  void whatIsTestedIsTheJarWithItsCache() throws Exception {
    jdk("25");
    run("test");
    assertTrue(calls("mvn").getFirst().contains(" package "), calls("mvn").toString());
    assertEquals(2, calls("mvn").size());
    var target = home.resolve("target");
    var tested = " -Dtested.classes=" + target.resolve("loopbook.jar");
    var cached =
        " -Dtested.cache="
            + target.resolve("start.aot")
            + " -Dtested.child.cache="
            + target.resolve("child.aot");
    assertTrue(calls("mvn").getLast().contains(tested + cached), calls("mvn").toString());

    environment.put("NO_CACHE", "yes");
    Files.delete(target.resolve("start.aot"));
    run("test");
    assertTrue(calls("mvn").getLast().endsWith(tested), calls("mvn").toString());
  }

  @Test
  void testNamesTheCommandThatMendsTheFormat() throws Exception {
    jdk("25");
    installMaven("echo \"Run 'mvn spotless:apply' to fix these violations.\"; exit 1");

    assertTrue(run("test").err.contains("./run.sh format"));
  }

  @Test
  void testFailsWhenWhatItBuiltDoesNotStart() throws Exception {
    jdk("25");
    environment.put("STATUS", "1");

    var run = run("test");

    assertEquals(1, run.status);
    assertTrue(run.err.contains("the tool that was built does not start"), run.err);
  }

  @Test
  void testCompilesAnewWhatWasCompiledWithoutTheChecks() throws Exception {
    jdk("25");
    var status = home.resolve("target/core/maven-status/inputs");
    installMaven(
        """
        case $* in
          *-Pchecks*) [ -f target/core/maven-status/inputs ] || echo 'mvn compiled' >> "$CALLS" ;;
        esac
        mkdir -p target/core/maven-status
        : >> target/core/maven-status/inputs
        : > target/loopbook.jar
        """);
    run("chapters");
    run("test");
    assertEquals(1, calls("mvn compiled").size(), "built without the checks");
    run("test", "-Dtest=Some");
    assertEquals(1, calls("mvn compiled").size(), "built with the checks");

    var checked = Files.getLastModifiedTime(home.resolve("target/checked")).toInstant();
    Files.setLastModifiedTime(status, FileTime.from(checked.plus(Duration.ofSeconds(1))));
    run("test");
    assertEquals(2, calls("mvn compiled").size(), "built since by somebody else");
  }

  @Test
  void theClassOfASourceThatIsGoneIsGoneToo() throws Exception {
    jdk("25");
    run("chapters");
    var gone = home.resolve("target/core/classes/Gone.class");
    for (var command : List.of("chapters", "test")) {
      Files.createDirectories(gone.getParent());
      Files.writeString(gone, "");
      touch("src/core/main/java/A.java");

      run(command);

      assertFalse(Files.exists(gone), command);
    }
  }

  @Test
  void testListsTheSlowestClassesWhenAsked() throws Exception {
    jdk("25");
    installMaven(
        """
        : > target/loopbook.jar
        mkdir -p target/core/surefire-reports
        i=0
        while [ $i -lt 12 ]; do
          printf '<?xml?>\n<testsuite xmlns:xsi="x" name="a.Test%s" time="%s.5" tests="1">\n' \
            $i $((i * 100)) > target/core/surefire-reports/TEST-a.Test$i.xml
          i=$((i + 1))
        done
        echo '<testsuite name="a.Slow" time="1,234.5">' > target/core/surefire-reports/TEST-Slow.xml
        echo '<testsuite name="a.Old" time="9999">' > target/core/surefire-reports/TEST-Old.xml
        touch -t 200001010000 target/core/surefire-reports/TEST-Old.xml
        """);

    var run = run("test", "--slowest", "-Dtest=Some");

    var lines = run.out.lines().dropWhile(line -> !line.equals("seconds  test class")).toList();
    assertEquals(11, lines.size(), run.out);
    assertEquals(" 1234.5  a.Slow", lines.get(1));
    assertEquals(" 1100.5  a.Test11", lines.get(2));
    assertEquals("  300.5  a.Test3", lines.getLast());
    assertTrue(calls("mvn").getLast().endsWith(" -Dtest=Some"), calls("mvn").toString());
  }

  /// The reports are as Surefire 3.6 writes them.
  @Test
  void testSaysWhatThisMachineCouldNotTest() throws Exception {
    jdk("25");
    installMaven(
        """
        : > target/loopbook.jar
        mkdir -p target/core/surefire-reports
        cd target/core/surefire-reports
        for i in 1 2 3; do
          reason="it isn't new"
          [ $i -lt 3 ] || reason='there is no "browser"'
          printf '%s\\n' '  <testcase name="a" classname="b.CTest" time="0.003">' \\
            "    <skipped type=\\"org.opentest4j.TestAbortedException\\"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: $reason" \\
            '	at org.junit.jupiter.api.Assumptions.throwAssumptionFailed(Assumptions.java:340)' \\
            ']]></skipped>' '  </testcase>' > TEST-$i.xml
        done
        echo '<testcase name="a"><skipped message="@Disabled"/></testcase>' > TEST-4.xml
        """);

    var run = run("test");

    assertEquals(
        List.of(
            "Left out: 1 of the tests, because there is no \"browser\"",
            "Left out: 2 of the tests, because it isn't new"),
        run.err.lines().filter(line -> line.startsWith("Left")).sorted().toList(),
        run.err);
  }

  @Test
  void installLeavesTheToolOut() throws Exception {
    jdk("25");

    var run = run("install", "-Dmaven.repo.local=there");

    assertEquals(0, run.status, run.toString());
    assertEquals("", run.out);
    assertTrue(
        calls("mvn")
            .getFirst()
            .endsWith(" -pl src/bom,src/core,src/testkit -am install -Dmaven.repo.local=there"),
        calls("mvn").toString());
  }

  @Test
  void installShowsTheEndOfItsLog() throws Exception {
    jdk("25");
    installMaven("echo 'no room left'; exit 1");

    var run = run("install");

    assertEquals(3, run.status);
    assertTrue(run.err.contains("no room left\n"), run.err);
    assertTrue(run.err.contains("the whole log is " + home + "/target/install.log"), run.err);
  }

  @Test
  void theClassPathIsOneWordWhateverThePathOfTheCheckout() throws Exception {
    jdk("25");
    installMaven(
        """
        mkdir -p target/lib
        : > target/loopbook.jar
        for jar in jline-3 junit-6 loopbook-core-1 picocli-4; do : > target/lib/$jar.jar; done
        """);

    var run = run("classpath");

    assertEquals(0, run.status, run.toString());
    var word = run.out.strip();
    assertTrue(word.startsWith("@" + temp + "/.cache/loopbook/classpath-"), word);
    var arguments = Files.readString(Path.of(word.substring(1)));
    assertTrue(
        arguments.startsWith("--add-exports java.base/jdk.internal.vm=ALL-UNNAMED\n"), arguments);
    var lib = home + "/target/lib/";
    assertTrue(
        arguments.endsWith("\n-cp \"" + lib + "junit-6.jar:" + lib + "loopbook-core-1.jar\"\n"),
        arguments);
    assertEquals(word, run("classpath").out.strip(), "the second time");
  }

  @Test
  void theClassPathLiesInTheCheckoutUnlessItsPathHasASpace() throws Exception {
    jdk("25");
    var other = Files.createDirectories(temp.toRealPath().resolve("büro"));
    Files.move(home, other.resolve("loopbook"));
    home = other.resolve("loopbook");

    assertEquals("@" + home + "/target/classpath.args", run("classpath").out.strip());
  }

  @Test
  void aProgramOfOnesOwnRunsWithTheClassPath() throws Exception {
    var java = System.getProperty("java.home");
    environment.put("JAVA_HOME", java);
    environment.put("LC_ALL", "C.UTF-8");
    var other = Files.createDirectories(temp.toRealPath().resolve("ein büro"));
    Files.move(home, other.resolve("loopbook"));
    home = other.resolve("loopbook");
    var prepared = Files.createDirectories(home.resolve("prepared"));
    var number = 0;
    for (var entry : System.getProperty("java.class.path").split(":")) {
      Files.createSymbolicLink(prepared.resolve(number++ + ".jar"), Path.of(entry));
    }
    installMaven(": > target/loopbook.jar; mv prepared target/lib");
    Files.writeString(
        temp.resolve("My.java"),
        """
        import static dev.loopbook.loop.Async.*;

        void main() {
          IO.println(run(async(() -> {
            await(sleep(millis(1)));
            return "slept";
          })));
        }
        """);

    var run =
        new Run(
                List.of(
                    "bash",
                    "-c",
                    "'" + java + "/bin/java' $('" + home + "/run.sh' classpath) My.java"))
            .end();
    try (var links =
        Files.list(
            home.resolve("target/lib"))) { // JUnit warns of links that lead out of its folder
      for (var link : links.toList()) {
        Files.delete(link);
      }
    }

    assertEquals("slept\n", run.out, run.toString());
    assertEquals(0, run.status);
  }

  @Test
  void withSpacesEverywhereTheClassPathNeedsQuotes() throws Exception {
    jdk("25");
    environment.put("XDG_CACHE_HOME", temp.resolve("a cache").toString());

    assertEquals("@" + home + "/target/classpath.args", run("classpath").out.strip());
  }

  @Test
  void theFirstBuildCompilesNoTests() throws Exception {
    jdk("25");
    run("chapters");

    assertTrue(
        calls("mvn").getFirst().endsWith(" -Dmaven.test.skip=true package"),
        calls("mvn").toString());
  }

  @Test
  void mutateCountsWhatTheTestsFindInARoom() throws Exception {
    jdk("25");
    installMutator("KILLED", 8, "TIMED_OUT", 1, "SURVIVED", 1);

    var run = run("mutate", "loop");

    assertEquals(0, run.status, run.toString());
    assertEquals(
        "room    mutants  killed  survived  score  floor  report\n"
            + ("loop         10       9         1    90%    90%  " + home)
            + "/target/mutate/loop/index.html\n",
        run.out);
    assertEquals(1, calls("mvn").size());
    assertTrue(calls("mvn").getFirst().contains(" -pl src/core -am "), calls("mvn").toString());
  }

  @Test
  void mutateFailsBelowARoomsFloor() throws Exception {
    jdk("25");
    installMutator("KILLED", 89, "SURVIVED", 5, "NO_COVERAGE", 6);

    var run = run("mutate", "text", "loop");

    assertEquals(1, run.status);
    assertTrue(run.out.contains("\nloop        100      89        11    89%    90%  "), run.out);
    assertTrue(run.out.contains("\ntext        100      89        11    89%    80%  "), run.out);
    assertEquals(2, calls("mvn").size());
  }

  @Test
  void mutateRunsAllRoomsWhenNoneIsNamed() throws Exception {
    jdk("25");
    installMutator("KILLED", 1);

    var run = run("mutate");

    assertEquals(0, run.status, run.toString());
    assertEquals(6, calls("mvn").size());
  }

  @Test
  void mutateKnowsItsRooms() throws Exception {
    jdk("25");

    var run = run("mutate", "lop");

    assertEquals(3, run.status);
    assertEquals(
        "run.sh: lop: no such room. One of loop, sync, text, watch, book, judge, or nothing for"
            + " all.\n",
        run.err);
  }

  @Test
  void mutateChangesOnlyTheClassesThatAreNamedAndListsWhatNoTestFinds() throws Exception {
    jdk("25");
    installMutator("KILLED", 1, "SURVIVED", 1, "NO_COVERAGE", 1);
    sourceFile("loop", "Task");
    sourceFile("loop/inner", "Part");

    var run = run("mutate", "loop", "Task", "Part");

    assertEquals(0, run.status, run.toString());
    assertTrue(
        run.out.endsWith(
            """
            /target/mutate/loop/index.html
            A.java:0  Some in run
            A.java:0  Some in run
            """),
        run.out);
    assertTrue(
        calls("mvn")
            .getFirst()
            .contains(
                " -Dmutate.classes=dev.loopbook.loop.Task,dev.loopbook.loop.Task$*"
                    + ",dev.loopbook.loop.inner.Part,dev.loopbook.loop.inner.Part$* "),
        calls("mvn").toString());
  }

  @Test
  void mutateKnowsTheClassesOfItsRooms() throws Exception {
    jdk("25");
    installMutator("KILLED", 1);
    sourceFile("loop", "Task");

    assertEquals(
        "run.sh: Tusk: no such class in loop. See src/core/main/java/dev/loopbook/loop\n",
        run("mutate", "loop", "Tusk").err);
    assertEquals(
        "run.sh: Task: in which room? Name it first, as in ./run.sh mutate loop Task\n",
        run("mutate", "Task").err);
    assertEquals(3, run("mutate", "sync", "loop", "Task").status);
    assertFalse(Files.exists(Path.of(environment.get("CALLS"))), "Maven was called");
  }

  @Test
  void mutateShowsWhyPitFailed() throws Exception {
    jdk("25");
    installMaven("echo 'tests are not green'; exit 1");

    var run = run("mutate", "sync");

    assertEquals(3, run.status);
    assertTrue(run.err.contains("tests are not green\n"), run.err);
    assertTrue(run.err.contains("the whole log is " + home + "/target/mutate/sync.log"), run.err);
  }

  // ---- The stage -------------------------------------------------------------------------

  private Path jdk(String version) throws IOException {
    return jdk(version, usualPlaces);
  }

  private Path jdk(String version, Path place) throws IOException {
    var jdk = Files.createDirectories(place.toRealPath().resolve("jdk-" + version));
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    Files.createDirectories(jdk.resolve("bin"));
    script(jdk.resolve("bin/javac"), "");
    script(
        jdk.resolve("bin/java"),
        """
        for flag; do
          case $flag in
            -XX:AOTCacheOutput=*)
              case $flag in
                */child.aot.*) echo 'child train' >> "$CALLS" ;;
                *) echo train >> "$CALLS" ;;
              esac
              echo "process $$" >> "$CALLS"
              [ -z "${SLOW_TRIAL-}" ] || exec sleep 100
              [ -n "${NO_CACHE-}" ] || echo cache > "${flag#*=}"
              exit
              ;;
            -XX:AOTMode=on) [ -z "${NO_CACHE-}${BAD_CACHE-}" ] || exit 1 ;;
          esac
        done
        echo "java=%s"
        echo "cwd=$PWD"
        echo "LC_ALL=${LC_ALL-}"
        while [ "$1" != -jar ]; do
          echo "$1"
          shift
        done
        shift 2
        printf 'arguments='
        printf '%%s|' "$@"
        echo
        { : 3<&0; } 2> /dev/null && echo "stdin=open"
        IFS= read -r line && echo "input=$line"
        exit ${STATUS:-0}
        """
            .formatted(version));
    return jdk;
  }

  private void installMaven(String body) throws IOException {
    Files.deleteIfExists(bin.resolve("mvn"));
    script(bin.resolve("mvn"), "echo \"mvn JAVA_HOME=$JAVA_HOME $*\" >> \"$CALLS\"\n" + body);
  }

  /// Installs a Maven that leaves a report as PIT does, with so many mutants of each kind.
  private void sourceFile(String room, String name) throws IOException {
    var folder = home.resolve("src/core/main/java/dev/loopbook").resolve(room);
    Files.createFile(Files.createDirectories(folder).resolve(name + ".java"));
  }

  private void installMutator(Object... counts) throws IOException {
    var body =
        new StringBuilder(
            """
            for flag; do
              case $flag in
                -Dmutate.room=*) report=target/mutate/${flag#*=} ;;
              esac
            done
            mkdir -p "$report"
            """);
    for (var i = 0; i < counts.length; i += 2) {
      for (var n = 0; n < (Integer) counts[i + 1]; n++) {
        body.append("echo A.java,A,some.SomeMutator,run,").append(n).append(',').append(counts[i]);
        body.append(",none >> \"$report/mutations.csv\"\n");
      }
    }
    installMaven(body.toString());
  }

  private void script(Path file, String body) throws IOException {
    Files.createFile(file, asFileAttribute(fromString("rwxr-xr-x")));
    Files.writeString(file, "#!" + onPath("bash") + "\n" + body + "\n");
  }

  private static Path onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(tool + " is not on the PATH"));
  }

  /// Makes a source newer than the build that has just been made.
  private void touch(String source) throws IOException {
    var built = Files.getLastModifiedTime(home.resolve("target/built")).toInstant();
    var later = FileTime.from(built.plus(Duration.ofSeconds(1)));
    Files.setLastModifiedTime(home.resolve(source), later);
  }

  private List<String> calls(String of) throws IOException {
    return Files.readAllLines(Path.of(environment.get("CALLS"))).stream()
        .filter(line -> line.startsWith(of))
        .toList();
  }

  private Run run(String... arguments) throws Exception {
    return start(arguments).end();
  }

  /// Starts the script with its list of usual places replaced by ours.
  private Run start(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("bash", "-c"));
    command.add(
        """
        . '%s/run.sh'
        jdk_places() { printf '%%s\\n' '%s'/*; }
        trial_ticks=${TRIAL_TICKS-$trial_ticks}
        main "$@"
        """
            .formatted(home, usualPlaces));
    command.add("run.sh");
    command.addAll(List.of(arguments));
    return new Run(command);
  }

  private final class Run {
    private final Process process;
    private final Path outFile = Files.createTempFile(temp, "out", null);
    private final Path errFile = Files.createTempFile(temp, "err", null);
    private int status;
    private String out = "";
    private String err = "";

    Run(List<String> command) throws IOException {
      var builder =
          new ProcessBuilder(command)
              .directory(temp.toFile())
              .redirectOutput(outFile.toFile())
              .redirectError(errFile.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      process = builder.start();
    }

    Run feed(String input) throws IOException {
      process.getOutputStream().write(input.getBytes());
      return this;
    }

    Run end() throws IOException, InterruptedException {
      process.getOutputStream().close();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "run.sh does not end");
      status = process.exitValue();
      out = Files.readString(outFile);
      err = Files.readString(errFile);
      return this;
    }

    void awaitError(String start) throws IOException {
      while (!Files.readString(errFile).startsWith(start)) {
        assertTrue(process.isAlive(), () -> "ended without saying " + start);
        Thread.onSpinWait();
      }
    }

    String java() {
      return line("java=");
    }

    boolean usesCache() {
      return out.contains("-XX:AOTCache=" + home + "/target/start.aot\n-Xlog:disable\n");
    }

    String line(String key) {
      return out.lines()
          .filter(line -> line.startsWith(key))
          .findFirst()
          .map(line -> line.substring(key.length()))
          .orElseThrow(() -> new AssertionError("no " + key + " in " + this));
    }

    @Override
    public String toString() {
      return "status " + status + "\n" + out + "\n" + err;
    }
  }
}
