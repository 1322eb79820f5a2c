package dev.loopbook.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  /// A class loader that makes an empty class from nothing but its name.
  private static final class Maker extends ClassLoader {

    Class<?> make(String name, int flags, ProtectionDomain from) {
      var bytes = bytes(name, flags);
      return defineClass(name, bytes, 0, bytes.length, from);
    }

    static byte[] bytes(String name, int flags) {
      return ClassFile.of().build(ClassDesc.of(name), made -> made.withFlags(flags));
    }
  }

  private static Class<?> classNamed(String name) {
    return new Maker().make(name, 0, OriginTest.class.getProtectionDomain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Main", "com.example.Main", "org.junitish.Main", "dev.loopbook.Mine"})
  void aClassIsTheProgramsOwnWhateverItsPackage(String name) {
    assertTrue(Origin.isUser(classNamed(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.junit.jupiter.Engine",
        "org.opentest4j.Failed",
        "org.mockito.Mock",
        "net.bytebuddy.Made"
      })
  void whatRunsATestOrMocksAClassIsNotTheProgramsOwn(String name) {
    assertFalse(Origin.isUser(classNamed(name)));
  }

  @Test
  void aClassFromWhereLoopbookIsIsLoopbooks() {
    var loopbooks = EventLoop.class.getProtectionDomain();
    assertFalse(Origin.isUser(new Maker().make("com.example.Main", 0, loopbooks)));
  }

  @Test
  void aClassFromNowhereIsTheProgramsOwn() {
    assertTrue(Origin.isUser(new Maker().make("com.example.Main", 0, null)));
    var nowhere =
        new ProtectionDomain(new CodeSource(null, (java.security.cert.Certificate[]) null), null);
    assertTrue(Origin.isUser(new Maker().make("com.example.Main", 0, nowhere)));
  }

  @Test
  void whatACompilerMadeIsNobodysButALambdaIsItsAuthors() throws Exception {
    var own = OriginTest.class.getProtectionDomain();
    assertFalse(Origin.isUser(new Maker().make("com.example.Main", ClassFile.ACC_SYNTHETIC, own)));
    var hidden =
        MethodHandles.lookup()
            .defineHiddenClass(
                Maker.bytes("dev.loopbook.loop.Hidden", ClassFile.ACC_SYNTHETIC), false)
            .lookupClass();
    assertTrue(Origin.isUser(hidden));
  }

  private Origin found;

  private Awaitable<Void> makesHere() {
    found = Origin.here();
    return Coroutine.named("any", () -> {});
  }

  @Test
  void aMethodThatReturnsACoroutineGivesItsNameAndItsCallerTheLine() {
    makesHere();
    assertEquals("makesHere", found.name());
    assertEquals(
        "aMethodThatReturnsACoroutineGivesItsNameAndItsCallerTheLine",
        found.place().getMethodName());
  }

  @Test
  void aMethodThatNobodyOfTheProgramCalledIsThePlaceItself() throws Exception {
    var thread = new Thread(this::makesHere);
    thread.start();
    thread.join();
    assertEquals("", found.name());
    assertEquals("makesHere", found.place().getMethodName());
  }

  @Test
  void whereNoneOfTheProgramsCodeRunsThereIsNone() throws Exception {
    assertEquals(Optional.empty(), CompletableFuture.supplyAsync(Origin::currentLine).get());
    assertNull(CompletableFuture.supplyAsync(Origin::here).get());
  }
}
