package dev.loopbook;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The README's recipe for a project of one's own works as it is printed: the libraries are
/// installed as it says, and the project's pom is the README's.
@Timeout(300)
class UserProjectTest {

  private static final String GREEN =
      """
      package com.example.shop;

      import static dev.loopbook.loop.Async.*;
      import static dev.loopbook.testkit.http.HttpReply.*;
      import static org.junit.jupiter.api.Assertions.*;

      import dev.loopbook.io.http.HttpClient;
      import dev.loopbook.loop.*;
      import dev.loopbook.testkit.LoopTest;
      import dev.loopbook.testkit.file.MemoryFiles;
      import dev.loopbook.testkit.http.HttpStub;
      import dev.loopbook.io.AsyncFile;
      import java.util.Map;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.params.ParameterizedTest;
      import org.junit.jupiter.params.provider.ValueSource;
      import org.mockito.Mockito;

      @LoopTest
      class GreenTest {

        interface Prices {
          Coroutine<Integer> of(String article);
        }

        private String setUp = "";

        @BeforeEach
        void prepare() {
          await(sleep(seconds(1)));
          setUp = "awaited";
        }

        @Test
        void anHourPassesAtOnce(EventLoop loop) {
          await(sleep(seconds(3600)));
          assertEquals(seconds(3601), loop.time());
          assertEquals("awaited", setUp);
        }

        @Test
        void aServiceIsStubbed() {
          try (var http = new HttpStub()) {
            http.get("https://shop.example/price/{article}").reply(json(Map.of("price", 7)));
            assertEquals("{\\"price\\":7}", await(fetch(http)));
          }
        }

        private static Coroutine<String> fetch(HttpClient http) {
          return async(() -> {
            try (var session = http.open()) {
              return await(session.get("https://shop.example/price/tea")).body();
            }
          });
        }

        @Test
        void aCollaboratorIsMocked() {
          Prices prices = Mockito.mock(Prices.class);
          Mockito.when(prices.of("tea")).thenAnswer(_ -> async(() -> 7));
          assertEquals(7, await(prices.of("tea")));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 3600})
        void itTakesAsLongAsItIsTold(int seconds, EventLoop loop) {
          await(sleep(seconds(seconds)));
          assertEquals(seconds(1 + seconds), loop.time());
        }

        @Test
        void aDiskIsFull() {
          var files = new MemoryFiles().capacity(3);
          assertThrows(
              java.io.IOException.class,
              () -> await(AsyncFile.writeString(files.path("/bill"), "too long")));
        }
      }
      """;

  private static final String RED =
      """
      package com.example.shop;

      import static dev.loopbook.loop.Async.*;
      import static org.junit.jupiter.api.Assertions.*;

      import dev.loopbook.loop.*;
      import dev.loopbook.testkit.LoopTest;
      import org.junit.jupiter.api.*;

      @LoopTest
      class RedTest {

        private int stock = 0;

        @Test
        void anAssertionFails() {
          await(sleep(seconds(1)));
          assertEquals(2, 1 + 2);
        }

        @Test
        void aTaskIsLeft() {
          createTask(sleep(seconds(9)), "reminder");
        }

        @Test
        void aCoroutineIsForgotten() {
          restock();
        }

        private Coroutine<Void> restock() {
          return async(() -> {
            stock = 10;
          });
        }

        @LoopTest(schedules = 50)
        void anOrderIsLucky() {
          var filling = createTask(restock(), "fill");
          var buying = createTask(async(() -> {
            assertEquals(10, stock);
          }), "buy");
          await(filling);
          await(buying);
        }
      }
      """;

  /// The project's own code, which runs on a loop.
  private static final String SHOP =
      """
      package com.example.shop;

      import static dev.loopbook.loop.Async.*;

      import dev.loopbook.loop.Coroutine;
      import dev.loopbook.sync.Lock;

      /// Sells tea.
      public final class Shop {
        private final Lock lock = new Lock();
        private int stock = 10;

        /// Sells one piece, and returns how many are left.
        public Coroutine<Integer> sell() {
          return async(() -> {
            try (var _ = await(lock.acquire())) {
              var left = stock - 1;
              await(sleep(millis(10)));
              stock = left;
              return left;
            }
          });
        }

        static void main() {
          IO.println("left: " + run(new Shop().sell()));
        }
      }
      """;

  private static final String SHOP_TEST =
      """
      package com.example.shop;

      import static dev.loopbook.loop.Async.*;
      import static dev.loopbook.testkit.LoopAssertions.*;
      import static org.junit.jupiter.api.Assertions.*;

      import dev.loopbook.testkit.LoopTest;
      import org.junit.jupiter.api.Test;

      @LoopTest
      class ShopTest {
        @Test
        void twoBuyersGetTwoPieces() {
          var shop = new Shop();
          var left = assertTakes(millis(20), gather(shop.sell(), shop.sell()));
          assertEquals(java.util.List.of(9, 8), left);
        }
      }
      """;

  /// The compiler's part of the pom, for somebody who lets no warning pass.
  private static final String EVERY_LINT =
      """
      <artifactId>maven-compiler-plugin</artifactId>
              <configuration>
                <compilerArgs>
                  <arg>-Xlint:all</arg>
                  <arg>-Werror</arg>
                </compilerArgs>
              </configuration>
      """;

  private static final String SHOP_FILE = "src/main/java/com/example/shop/Shop.java";
  private static final String SHOP_TEST_FILE = "src/test/java/com/example/shop/ShopTest.java";
  private static final String EXPORT = "--add-exports java.base/jdk.internal.vm=";

  @TempDir private static Path copies;
  private static InstalledLibraries libraries;
  private static InstalledLibraries again;

  @TempDir private Path folder;

  /// Side by side, and each on the other side of the date line.
  @BeforeAll
  static void install() throws Exception {
    libraries = InstalledLibraries.in(copies.resolve("first"), "Pacific/Apia");
    again = InstalledLibraries.in(copies.resolve("the second of two"), "Pacific/Pago_Pago");
    libraries.await();
    again.await();
  }

  @AfterAll
  static void close() throws Exception {
    libraries.close();
    again.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"loopbook-bom", "loopbook-core", "loopbook-testkit"})
  void twoBuildsGiveTheSameBytes(String artifact) throws Exception {
    var first = libraries.files(artifact);
    var second = again.files(artifact);

    assertEquals(artifact.equals("loopbook-bom") ? 1 : 4, first.size(), first.keySet().toString());
    assertEquals(first.keySet(), second.keySet());
    first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "testkit"})
  void aLibrarySaysItsModuleAndItsLicenceAndLeadsToNoOtherJar(String library) throws Exception {
    for (var file : libraries.files("loopbook-" + library).entrySet()) {
      if (file.getKey().endsWith(".pom")) {
        continue;
      }
      try (var jar = new JarInputStream(new ByteArrayInputStream(file.getValue()))) {
        var manifest = jar.getManifest().getMainAttributes();
        assertNull(manifest.getValue("Class-Path"), file.getKey());
        if (file.getKey().endsWith(version() + ".jar")) {
          assertEquals("dev.loopbook." + library, manifest.getValue("Automatic-Module-Name"));
        }
        var entries = new ArrayList<String>();
        for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
          entries.add(entry.getName());
        }
        assertTrue(
            file.getKey().endsWith("-javadoc.jar") || entries.contains("META-INF/LICENSE"),
            file.getKey());
      }
    }
  }

  @Test
  void theReadmesPomWorksAndItsCoreBringsJSpecifyAlone() throws Exception {
    var project =
        new UserProject(folder, libraries)
            .replace("<artifactId>maven-compiler-plugin</artifactId>\n", EVERY_LINT)
            .write(SHOP_FILE, SHOP)
            .write(SHOP_TEST_FILE, SHOP_TEST)
            .write("src/test/java/com/example/shop/GreenTest.java", GREEN);

    var outcome =
        project.maven(
            "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:tree",
            "-Dscope=compile",
            "test");

    assertEquals(0, outcome.status(), outcome.log());
    assertEquals(7, outcome.failures().size(), outcome.log());
    var tree =
        outcome
            .log()
            .lines()
            .dropWhile(line -> !line.equals("[INFO] com.example:shop:jar:1"))
            .skip(1)
            .takeWhile(line -> !line.equals("[INFO] "))
            .toList();
    assertEquals(
        List.of(
            "[INFO] \\- dev.loopbook:loopbook-core:jar:" + version() + ":compile",
            "[INFO]    \\- org.jspecify:jspecify:jar:1.0.1:compile"),
        tree);
    var tests = outcome.log().lines().dropWhile(line -> !line.equals("[INFO]  T E S T S")).toList();
    assertFalse(tests.isEmpty(), outcome.log());
    assertEquals(
        List.of(),
        tests.stream()
            .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")) // Maven's last word is a colour
            .filter(line -> !line.isBlank() && !line.startsWith("[INFO]"))
            .toList(),
        "warnings");

    var lines = new TreeMap<String, String>();
    lines.put("Main-Class", "com.example.shop.Shop");
    lines.put("Class-Path", jars().map(jar -> jar.toUri().toString()).collect(joining(" ")));
    project.jar("silent.jar", lines);
    var said = project.java("-jar", "silent.jar");
    assertTrue(said.contains("in its manifest:  Add-Exports: java.base/jdk.internal.vm"), said);
    lines.put("Add-Exports", "java.base/jdk.internal.vm");
    lines.put("Add-Opens", "java.base/java.lang");
    project.jar("shop.jar", lines);
    assertEquals("left: 9\n", project.java("-jar", "shop.jar"));
  }

  /// Returns the jars that a program needs to run.
  private static Stream<Path> jars() throws Exception {
    var repository = libraries.repository();
    return Stream.of(
        repository.resolve("org/jspecify/jspecify/1.0.1/jspecify-1.0.1.jar"),
        repository.resolve(
            "dev/loopbook/loopbook-core/%1$s/loopbook-core-%1$s.jar".formatted(version())));
  }

  @Test
  void greenTestsPassAndRedTestsSayWhatIsWrongOnTheFirstJunit6() throws Exception {
    var outcome =
        new UserProject(folder, libraries)
            .withJunit("6.0.3")
            .write("src/test/java/com/example/shop/GreenTest.java", GREEN)
            .write("src/test/java/com/example/shop/RedTest.java", RED)
            .maven("test");

    assertNotEquals(0, outcome.status(), outcome.log());
    assertEquals(10, outcome.failures().size(), outcome.log());
    outcome
        .failures()
        .forEach(
            (test, words) -> {
              if (test.startsWith("GreenTest.")) {
                assertEquals("", words, test);
              }
            });
    assertSays(outcome, "anAssertionFails", "expected: <2> but was: <3>", "RedTest.java:18");
    assertSays(outcome, "aTaskIsLeft", "a task was left at work: reminder", "RedTest:23");
    assertSays(
        outcome, "aCoroutineIsForgotten", "a coroutine was never awaited: restock", "RedTest:28");
    assertSays(
        outcome,
        "anOrderIsLucky",
        "passes in the usual order of its callbacks, but not in another",
        "buy runs before fill",
        "replay     @LoopTest(schedule = \"");
  }

  @Test
  void onJunit5EveryTestSaysWhatIsNeeded() throws Exception {
    var outcome =
        new UserProject(folder, libraries)
            .withJunit("5.13.4")
            .write(SHOP_FILE, SHOP)
            .write(SHOP_TEST_FILE, SHOP_TEST)
            .maven("test");

    assertNotEquals(0, outcome.status(), outcome.log());
    assertEquals(1, outcome.failures().size(), outcome.log());
    var said = outcome.failures().values().iterator().next();
    assertTrue(
        said.contains("this build runs JUnit 5.13.4, but Loopbook's test kit needs 6.0 or later"),
        said);
  }

  @Test
  void aModuleRunsWithFlagsThatNameLoopbooksModule() throws Exception {
    var project =
        new UserProject(folder, libraries)
            .replace("vm=ALL-UNNAMED", "vm=dev.loopbook.core")
            .replace("lang=ALL-UNNAMED", "lang=dev.loopbook.core")
            .replace("<artifactId>maven-compiler-plugin</artifactId>\n", EVERY_LINT)
            .write(
                "src/main/java/module-info.java",
                """
                /// Sells tea.
                @SuppressWarnings("requires-automatic")
                module com.example.shop {
                  requires dev.loopbook.core;
                }
                """)
            .write(SHOP_FILE, SHOP)
            .write(SHOP_TEST_FILE, SHOP_TEST);

    var outcome = project.maven("test");

    assertEquals(0, outcome.status(), outcome.log());
    assertEquals(Map.of("ShopTest.twoBuyersGetTwoPieces", ""), outcome.failures());

    var path =
        Stream.concat(Stream.of("target/classes"), jars().map(Path::toString))
            .collect(joining(File.pathSeparator));
    var main = "com.example.shop/com.example.shop.Shop";
    var needed = EXPORT + "dev.loopbook.core";
    assertEquals("left: 9\n", project.java((needed + " -p " + path + " -m " + main).split(" ")));
    var said = project.java((EXPORT + "ALL-UNNAMED -p " + path + " -m " + main).split(" "));
    assertTrue(said.contains(needed), said);
  }

  /// The version that this checkout has.
  private static String version() throws Exception {
    return libraries.files("loopbook-core").keySet().stream()
        .filter(name -> name.endsWith(".pom"))
        .map(name -> name.replaceAll("^loopbook-core-|\\.pom$", ""))
        .findFirst()
        .orElseThrow();
  }

  private static void assertSays(UserProject.Outcome outcome, String test, String... words) {
    var said = outcome.failures().get("RedTest." + test);
    for (var each : words) {
      assertTrue(said.contains(each), test + " does not say: " + each + "\n" + said);
    }
  }
}
