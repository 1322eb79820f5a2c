package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeaverTest {

  /// Hundreds of classes that people wrote for other ends: lock-free queues, stream pipelines, a
  /// parser, calendars.
  @ParameterizedTest
  @ValueSource(
      strings = {"java/util/concurrent", "java/util/stream", "java/util/regex", "java/time"})
  void whatIsWovenPassesTheJvmsVerifier(String folder) throws IOException {
    Map<String, byte[]> classes = JdkClasses.in(folder);
    assertTrue(classes.size() > 50);
    assertEquals(List.of(), JdkClasses.complaints(new Weaver(classes).weave()));
    assertEquals(List.of(), JdkClasses.complaints(new Weaver(classes, true).weave()));
  }

  @Test
  void codeOfEveryKindDoesWhatItDidUnwoven() {
    TrialRun.assertPrints(
        """
        [1, 1, 2, 3, 5, 8, 13, 21, 34, 55]
        circle square 4 nothing else 42
        body close-b close-a caught
        finally 12 7 7
        {a=[apple, avocado], b=[banana]}
        outer 2 3
        sum 45 45
        10
        Pair[left=x, right=Pair[left=1, right=2]] x 1 2
        after 3 tries
        -1 -1 5000050000
        MONDAY 6
        """,
        """
        import module java.base;

        sealed interface Shape permits Circle, Square {}
        record Circle(double radius) implements Shape {}
        record Square(int side) implements Shape {}
        record Pair<A, B>(A left, B right) {}

        static class Resource implements AutoCloseable {
          final String name;
          Resource(String name) { this.name = name; }
          @Override public void close() throws IOException {
            IO.print(" close-" + name);
            if (name.equals("b")) throw new IOException("b");
          }
        }

        static final Object LOCK = new Object();
        int count;

        synchronized int next() { return ++count; }

        <T extends Comparable<? super T>> T most(List<? extends T> all) {
          T most = null;
          for (T each : all) if (most == null || each.compareTo(most) > 0) most = each;
          return most;
        }

        String of(Object o) {
          return switch (o) {
            case Circle(var r) when r > 1 -> "circle";
            case Circle _ -> "dot";
            case Square(int side) -> "square " + (side > 3 ? side : 0);
            case null -> "nothing";
            case Integer i when i > 40 -> "" + i;
            default -> "else";
          };
        }

        int finallyReturns(int n) {
          try {
            if (n > 5) throw new IllegalStateException();
            return n;
          } catch (IllegalStateException e) {
            return 12;
          } finally {
            if (n == 7) IO.print("finally ");
          }
        }

        void main() throws Exception {
          IO.println(Stream.iterate(new int[] {1, 1}, f -> new int[] {f[1], f[0] + f[1]})
              .limit(10).map(f -> f[0]).toList());
          IO.println(String.join(" ", of(new Circle(2)), of(new Square(4)), of(null), of("x"), of(42)));
          try (var a = new Resource("a"); var b = new Resource("b")) {
            IO.print("body");
          } catch (IOException e) {
            IO.println(" caught");
          }
          int seven = finallyReturns(3) + 4;
          IO.println(finallyReturns(6) + " " + seven + " " + (finallyReturns(7) == 12 ? 7 : 0));
          IO.println(Stream.of("apple", "banana", "avocado").collect(
              Collectors.groupingBy(s -> s.substring(0, 1), TreeMap::new, Collectors.toList())));
          outer:
          for (int i = 0; ; i++) {
            for (int j = 0; j < 10; j++) {
              if (i * j == 6) { IO.println("outer " + i + " " + j); break outer; }
              if (j > i) continue outer;
            }
          }
          long sum = 0;
          int k = 0;
          do { sum += k; } while (++k < 10);
          var box = new Object() { int total; void add(int n) { total += n; } };
          IntStream.range(0, 10).forEach(n -> { synchronized (LOCK) { box.add(n); } });
          IO.println("sum " + sum + " " + box.total);
          for (int i = 0; i < 10; i++) next();
          IO.println(count);
          var pair = new Pair<>("x", new Pair<>(1, 2));
          if (pair instanceof Pair<String, Pair<Integer, Integer>>(var x, Pair<Integer, Integer>(var one, var two)))
            IO.println(pair + " " + x + " " + one + " " + two);
          int tries = 0;
          while (true) {
            try {
              if (++tries < 3) throw new IOException();
              break;
            } catch (IOException e) {
              continue;
            } finally {
              if (tries == 3) IO.println("after 3 tries");
            }
          }
          Supplier<Supplier<Integer>> nested = () -> { int n = -1; return () -> { while (n > 0); return n; }; };
          long big = 0;
          for (long l = 0; l <= 100_000; l++) big += l;
          IO.println(nested.get().get() + " " + Optional.of(-1).map(n -> n).orElseThrow() + " " + big);
          IO.println(DayOfWeek.of(1) + " " + most(List.of(3, 6, 2)));
        }
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lock.lock()",
        "Lock.unlock()",
        "Lock.tryLock()",
        "PrintStream.printf(String, Object[])",
        "PrintStream.close()",
        "Throwable.printStackTrace()",
        "CompletableFuture.join()"
      })
  void aCallOfNothingThatIsWovenNamesTheCallAllTheSame(String call) {
    ProgramRun run =
        TrialRun.run(
            """
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;

            void main() {
              try {
                %s none = null;
                none.%s;
              } catch (NullPointerException e) {
                IO.print(e.getMessage());
              }
            }
            """
                .formatted(
                    call.replaceAll("\\..*", ""),
                    call.replaceAll(".*\\.", "").replace("String, Object[]", "\"\"")));
    var said = run.output().text();
    assertTrue(said.matches("Cannot invoke \"[a-z.]*\\Q" + call + "\\E\" because .*"), said);
  }

  @Test
  void aMethodThatIsNearlyFullIsWovenToo() {
    StringBuilder text = new StringBuilder("void main() { int n = 0; long[] a = new long[9];\n");
    for (int i = 0; i < 5_000; i++) {
      text.append("a[").append(i % 9).append("] += ").append(i * 100_000L).append("L;\n");
    }
    TrialRun.assertPrints("ok", text.append("IO.print(\"ok\"); }").toString());
  }

  @Test
  void everyBackwardBranchAndEveryEntryIsChecked() {
    Program program =
        TrialRun.program(
            """
            void main() {
              for (int i = 0; i < 3; i++) {}
              int n = 0;
              do { n++; } while (n < 3);
              if (n > 2) n = 0;
            }
            """);
    // javac turns a for loop's end into a goto: entry, goto, the do loop's condition
    assertEquals(3, checksIn(program, "main"));
  }

  private static long checksIn(Program program, String method) {
    MethodModel main =
        ClassFile.of().parse(program.woven().get(program.mainClass())).methods().stream()
            .filter(each -> each.methodName().equalsString(method))
            .findFirst()
            .orElseThrow();
    List<CodeElement> code = main.code().orElseThrow().elementList();
    return code.stream()
        .filter(each -> each instanceof InvokeInstruction i && i.name().equalsString("check"))
        .count();
  }

  @Test
  void aMonitorIsLookedForOnlyWhereThereMayBeOne() {
    assertFalse(TrialRun.program("void main() {}").canHoldMonitors());
    assertTrue(TrialRun.program("void main() { synchronized (this) {} }").canHoldMonitors());
    assertTrue(TrialRun.program("synchronized void main() {}").canHoldMonitors());
    assertTrue(
        TrialRun.program(
                "void main() { java.util.Collections.synchronizedList(new java.util.ArrayList<>()); }")
            .canHoldMonitors());
    assertTrue(
        TrialRun.program(
                "void main() { new java.util.concurrent.ConcurrentHashMap<>().computeIfAbsent(1, k -> 1); }")
            .canHoldMonitors());
  }

  @Test
  void methodReferencesDoWhatTheCallsDo() {
    TrialRun.assertPrints(
        """
        free true true
        Thread Virtual true
        no bytes 0
        8 of 8
        java.net.ServerSocket
        """,
        """
        import module java.base;

        interface Maker {
          static Supplier<Timer> timers() { return Timer::new; }
        }

        record Opener(Callable<? extends Closeable> open) {
          String name() throws Exception { try (var it = open.call()) { return it.getClass().getName(); } }
        }

        void main() throws Exception {
          var lock = new ReentrantLock();
          Runnable free = lock::unlock;
          BooleanSupplier take = lock::tryLock;
          Predicate<ReentrantLock> unbound = ReentrantLock::tryLock;
          lock.lock();
          free.run();
          IO.println((lock.isLocked() ? "held " : "free ") + take.getAsBoolean() + " " + unbound.test(lock));

          var builder = Thread.ofVirtual();
          Function<Runnable, Thread> make = builder::unstarted;
          IO.println("Thread Virtual " + make.apply(() -> {}).isVirtual());

          Callable<Integer> read = System.in::read;
          IO.println("no bytes " + Math.max(0, read.call()));

          Consumer<IOException> report = Throwable::printStackTrace;
          var failure = new FileNotFoundException("x");
          Runnable reportThis = failure::printStackTrace;
          report.accept(failure);
          reportThis.run();

          IntFunction<ExecutorService> pools = Executors::newFixedThreadPool;
          try (var pool = pools.apply(2)) {
            var done = new AtomicInteger();
            for (int i = 0; i < 8; i++) pool.submit(done::incrementAndGet).get();
            IO.println(done + " of 8");
          }
          Maker.timers().get().cancel();
          IO.println(new Opener(ServerSocket::new).name());
        }
        """);
  }
}
