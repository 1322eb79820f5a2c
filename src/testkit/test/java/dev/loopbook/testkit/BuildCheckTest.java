package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.testkit.mock.AsyncMocks.asyncMock;
import static dev.loopbook.testkit.mock.AsyncMocks.verifyAwaited;
import static dev.loopbook.testkit.mock.AsyncMocks.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.file.MemoryFiles;
import dev.loopbook.testkit.http.HttpStub;
import dev.loopbook.testkit.stream.MemoryLink;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

/// What the kit does in a build that lacks something.
final class BuildCheckTest {

  interface Prices {
    Coroutine<Integer> of(String article);
  }

  /// A bit of everything.
  @LoopTest
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static final class Sample {

    private final Fixture<String> greeting =
        Fixture.of(
            setUp -> {
              await(sleep(seconds(1)));
              setUp.afterwards(() -> await(sleep(seconds(1))));
              return "hello";
            });

    @BeforeEach
    void before() {
      await(sleep(seconds(1)));
    }

    @AfterEach
    void after() {
      await(sleep(seconds(1)));
    }

    @Test
    void awaits(EventLoop loop) {
      assertEquals("hello", greeting.get());
      assertEquals(seconds(2), loop.time());
    }

    @Test
    void leaves() {
      async(() -> {});
    }

    @Test
    void mocks() {
      var prices = asyncMock(Prices.class);
      when(prices.of("tea")).returning(7);
      assertEquals(7, await(prices.of("tea")));
      verifyAwaited(prices).of("tea");
    }

    @LoopTest(schedules = 20)
    void searches() {
      await(sleep(seconds(1)));
    }

    @Test
    void stubs() throws IOException {
      new HttpStub().close();
      Files.writeString(new MemoryFiles().path("/a"), "a");
      MemoryLink.buffered();
    }
  }

  static final class Caller {
    @Test
    void runsTests() {
      Tests.run(Sample.class);
    }
  }

  private static boolean isNeeded(String entry) {
    return !entry.matches("junit-(platform-launcher|platform-testkit|jupiter-params)-.*");
  }

  @Test
  void runsWithoutTheLauncher() throws Exception {
    var printed = BareEngine.run(List.of(), BuildCheckTest::isNeeded, Sample.class, Caller.class);

    var toAdd =
        " needs JUnit's launcher, which is not on the class path: add"
            + " org.junit.platform:junit-platform-launcher:"
            + BuildCheck.JUNIT
            + " with <scope>test</scope> to the pom's <dependencies>";
    assertEquals(
        List.of(
            "awaits(EventLoop) SUCCESSFUL",
            "leaves() FAILED dev.loopbook.testkit.LeftBehindError: the test left 1 thing behind",
            "mocks() SUCCESSFUL",
            "searches() FAILED java.lang.IllegalStateException: @LoopTest(schedules = …)" + toAdd,
            "stubs() SUCCESSFUL",
            "BuildCheckTest$Sample SUCCESSFUL",
            "runsTests() FAILED java.lang.IllegalStateException: Tests.run(…)" + toAdd,
            "BuildCheckTest$Caller SUCCESSFUL",
            "JUnit Jupiter SUCCESSFUL"),
        printed
            .lines()
            .filter(line -> line.contains(" SUCCESSFUL") || line.contains(" FAILED "))
            .toList(),
        printed);
  }

  /// JUnit 5 in the one thing that counts here: our JUnit, without a method that 6.0 added.
  private static Path junit5(Path folder) throws Exception {
    var changed = folder.resolve("junit5.jar");
    var store = ExtensionContext.Store.class.getName().replace('.', '/') + ".class";
    var ours = Test.class.getProtectionDomain().getCodeSource().getLocation();
    try (var from = new JarInputStream(ours.openStream())) {
      var manifest = from.getManifest();
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "5.13.4");
      try (var to = new JarOutputStream(Files.newOutputStream(changed), manifest)) {
        for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
          to.putNextEntry(new JarEntry(entry.getName()));
          var bytes = from.readAllBytes();
          to.write(entry.getName().equals(store) ? withoutNewMethod(bytes) : bytes);
        }
      }
    }
    return changed;
  }

  private static byte[] withoutNewMethod(byte[] store) {
    return ClassFile.of()
        .transformClass(
            ClassFile.of().parse(store),
            ClassTransform.dropping(
                element ->
                    element instanceof MethodModel method
                        && method.methodName().equalsString("computeIfAbsent")));
  }

  @Test
  void saysWhatJunit5Needs(@TempDir Path folder) throws Exception {
    var printed = BareEngine.run(List.of(junit5(folder)), BuildCheckTest::isNeeded, Sample.class);

    assertTrue(
        printed.contains(
            "BuildCheckTest$Sample FAILED java.lang.IllegalStateException: this build runs JUnit"
                + " 5.13.4, but Loopbook's test kit needs 6.0 or later: in the pom's"
                + " <dependencyManagement>, import org.junit:junit-bom:"
                + BuildCheck.JUNIT
                + " (<type>pom</type>, <scope>import</scope>) before any other BOM"),
        printed);
  }

  @Test
  void namesTheJunitItIsBuiltWith() {
    assertEquals(BuildCheck.JUNIT, Test.class.getPackage().getImplementationVersion());
  }

  @Test
  void showsTheFlagWhereABuildHasIt() {
    assertEquals(
        """
        this JVM was started without the flag that coroutines need.
          --add-exports java.base/jdk.internal.vm=dev.loopbook.core
          Maven   in the configuration of maven-surefire-plugin:
                  <argLine>--add-exports java.base/jdk.internal.vm=dev.loopbook.core</argLine>
          Gradle  tasks.test { jvmArgs("--add-exports=java.base/jdk.internal.vm=dev.loopbook.core") }
          IDE     the same in the VM options of the run configuration, if it doesn't take it from
                  the build""",
        BuildCheck.flagText("java.base/jdk.internal.vm=dev.loopbook.core"));
  }
}
