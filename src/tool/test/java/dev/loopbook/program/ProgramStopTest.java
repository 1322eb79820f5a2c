package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramStopTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "for (;;) try { while (true); } catch (Throwable t) {}",
        "for (;;) { try { for (int i = 0; ; i++); } finally { continue; } }",
        "do { switch (System.nanoTime() > 0 ? 1 : 2) { case 1: continue; default: } } while (true);",
        "recurse(60);",
        "swallow(0);",
        "java.util.stream.Stream.iterate(1, x -> x + 1).forEach(x -> {});",
        "Thread.sleep(3_600_000);",
        "while (true) try { Thread.sleep(3_600_000); } catch (InterruptedException e) {}",
        "synchronized (this) { wait(); }",
        "new java.util.concurrent.CompletableFuture<String>().get();",
        "new java.util.concurrent.CompletableFuture<String>().join();",
        "new java.util.concurrent.SynchronousQueue<String>().take();",
        "java.util.concurrent.locks.LockSupport.park(); while (true) Thread.onSpinWait();",
        "while (true) System.out.println(\"again and again\");",
        "new java.net.ServerSocket(0).accept();",
        "server = new java.net.ServerSocket(0);"
            + " new java.net.Socket(\"localhost\", server.getLocalPort()).getInputStream().read();",
        "Thread.ofVirtual().start(() -> { while (true); }).join();",
        "var pool = java.util.concurrent.Executors.newFixedThreadPool(2);"
            + " pool.submit(() -> { while (true); }); pool.submit(() -> 1);",
        "new java.util.Timer().schedule(new java.util.TimerTask() { public void run() {} }, 9, 9);",
        "new Thread(() -> { while (true) new Object(); }).start();",
        "spawn();",
        "new Thread() { public void interrupt() { while (true); } public void run() { spawn(); } }.start();",
        "var lock = new java.util.concurrent.locks.ReentrantLock();"
            + " new Thread(lock::lock).start(); while (!lock.isLocked()) {} lock.lock();",
        "var lock = new java.util.concurrent.locks.ReentrantReadWriteLock().writeLock();"
            + " lock.lock(); lock.newCondition().await(); while (true);",
        "java.util.concurrent.CompletableFuture.runAsync("
            + "() -> { try { Thread.sleep(3_600_000); } catch (InterruptedException e) {} }).join();",
        "Thread.ofVirtual().start(() -> { try { Thread.sleep(3_600_000); }"
            + " catch (InterruptedException e) {} }).join();",
        "try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {"
            + " pool.submit(() -> { while (true); }); }",
        "try (var pool = java.util.concurrent.Executors.newSingleThreadExecutor()) {"
            + " pool.submit(() -> { Thread.sleep(3_600_000); return 1; }); }",
        "new ProcessBuilder(\"sleep\", \"3600\").start().waitFor();",
        "new ProcessBuilder(\"sleep\", \"3600\").start().getInputStream().read();",
        "server = new java.net.ServerSocket(0);"
            + "java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder("
            + "java.net.URI.create(\"http://localhost:\" + server.getLocalPort()))"
            + ".build(), java.net.http.HttpResponse.BodyHandlers.ofString());",
        "java.util.function.Supplier<java.util.Timer> make = java.util.Timer::new;"
            + " make.get().schedule(new java.util.TimerTask() { public void run() {} }, 9, 9);",
        "java.util.function.Supplier<java.util.concurrent.ExecutorService> make ="
            + " java.util.concurrent.Executors::newCachedThreadPool;"
            + " make.get().submit(() -> { new java.net.ServerSocket(0).accept(); return 1; });",
        "java.util.concurrent.Callable<java.net.ServerSocket> make = java.net.ServerSocket::new;"
            + " var s = make.call(); s.bind(null); s.accept();",
        "java.util.concurrent.Callable<Process> make = new ProcessBuilder(\"sleep\", \"3600\")::start;"
            + " make.call().waitFor();",
        "com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress(0), 0).start();",
        "new String(System.in.readAllBytes()); new java.util.concurrent.Semaphore(0).acquire();",
        "try { main(); } finally { while (true); }",
        "for (int i = 0; i < 5; i++) Thread.ofPlatform().start(() -> { for (;;) {} });",
        "java.util.concurrent.CompletableFuture.runAsync(() -> { while (true); }).join();",
        "java.util.stream.IntStream.range(0, 9).parallel().forEach(i -> { while (true); });",
      })
  void stopsAProgramThatDoesNotEnd(String body) {
    ProgramRun run =
        TrialRun.stopSoonAfterReady(
            """
            void main() throws Exception {
              System.out.println("ready");
              %s
            }

            java.net.ServerSocket server; // or it would be closed once nobody refers to it

            void spawn() { new Thread(this::spawn).start(); }

            long recurse(int n) { return n < 2 ? n : recurse(n - 1) + recurse(n - 2); }

            void swallow(int n) { try { while (true); } catch (Throwable t) { swallow(n + 1); } }
            """
                .formatted(body));
    assertInstanceOf(Ending.Stopped.class, run.ending().orElseThrow(), run.ending().toString());
    assertFalse(run.notes().toString().contains("could not"), run.notes().toString());
    assertEquals(0, run.threads().nonDaemons().size());
  }

  @Test
  void saysWhereTheProgramStood() {
    ProgramRun run =
        TrialRun.stopWhenReady(
            """
            void main() {
              spin();
            }

            void spin() {
              for (int i = 0; ; i = 1) if (i == 0) System.out.println("ready");
            }
            """);
    Ending.Stopped stopped = (Ending.Stopped) run.ending().orElseThrow();
    assertEquals(
        List.of(
            "spin Trial:6 for (int i = 0; ; i = 1) if (i == 0) System.out.println(\"ready\");",
            "main Trial:2 spin();"),
        stopped.stoppedAt().stream()
            .map(frame -> frame.method() + " " + frame.place() + " " + frame.place().text())
            .toList());
  }

  @Test
  void aStoppedThreadRunsItsFinallyBlocks() {
    ProgramRun run =
        TrialRun.stopWhenReady(
            """
            void main() {
              try {
                System.out.println("ready");
                while (true) {}
              } finally {
                for (int i = 0; i < 3; i++) {
                  cleanUp(i);
                }
              }
            }

            void cleanUp(int i) {
              System.out.println("closed " + i);
            }
            """);
    assertEquals("ready\nclosed 0\nclosed 1\nclosed 2\n", run.output().text());
  }

  @Test
  void aProgramIsStoppedWhenItsTimeIsUp() {
    ProgramRun run =
        TrialRun.run(
            "void main() { while (true) {} }", options -> options.withLimit(Duration.ofMillis(20)));
    Ending.Stopped stopped = (Ending.Stopped) run.ending().orElseThrow();
    assertEquals(Ending.Reason.TIME_IS_UP, stopped.why());
  }

  @Test
  void anEndlessStaticInitializerIsStopped() {
    ProgramRun run =
        TrialRun.stopWhenReady(
            """
            class Trial {
              static int n;

              static {
                System.out.println("ready");
                while (n >= 0) n = (n + 1) & 0xff;
              }

              public static void main(String[] args) {}
            }
            """);
    assertInstanceOf(Ending.Stopped.class, run.ending().orElseThrow());
  }

  @Test
  void aDeadlockIsLeftBehindAndNamed() {
    ProgramRun run =
        TrialRun.stopWhenReady(
            """
            final Object a = new Object();
            final Object b = new Object();
            final java.util.concurrent.CyclicBarrier both =
                new java.util.concurrent.CyclicBarrier(2, () -> System.out.println("ready"));

            void main() {
              new Thread(() -> take(a, b), "left").start();
              new Thread(() -> take(b, a), "right").start();
            }

            void take(Object first, Object second) {
              synchronized (first) {
                try { both.await(); } catch (Exception e) { throw new RuntimeException(e); }
                synchronized (second) {}
              }
            }
            """);
    assertInstanceOf(Ending.Stopped.class, run.ending().orElseThrow());
    assertTrue(
        run.notes().stream().anyMatch(n -> n.contains("\"left\" could not be stopped")),
        run.notes().toString());
  }

  @Test
  void stoppingTwiceOrAfterTheEndDoesNothing() {
    ProgramRun run = TrialRun.run("void main() {}");
    assertEquals(new Ending.Finished(), run.stop());
    assertEquals(new Ending.Finished(), run.stop());
  }

  @Test
  void daemonThreadsEndWithTheProgramAndAreNamed() {
    ProgramRun run =
        TrialRun.run(
            """
            void main() throws Exception {
              var started = new java.util.concurrent.CountDownLatch(1);
              Thread.ofPlatform().daemon().name("ticker").start(() -> {
                started.countDown();
                while (true) {}
              });
              started.await();
            }
            """);
    assertEquals(new Ending.Finished(), run.ending().orElseThrow());
    assertEquals(
        List.of("thread \"ticker\" still ran at the end of the program and was stopped"),
        run.notes());
  }
}
