package dev.loopbook.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OtherThreadsTest {

  private final CountDownLatch never = new CountDownLatch(1);
  private final ThreadGroup program = new ThreadGroup("program");

  @AfterEach
  void letThemEnd() {
    never.countDown();
  }

  /// Starts a daemon thread, and waits until it waits: for a while, or without end.
  private void daemon(ThreadGroup group, String name, boolean forAWhile) {
    var thread =
        new Thread(
            group,
            () -> {
              try {
                if (forAWhile) {
                  never.await(1, TimeUnit.HOURS);
                } else {
                  never.await();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    var wanted = forAWhile ? Thread.State.TIMED_WAITING : Thread.State.WAITING;
    while (thread.getState() != wanted) {
      Thread.onSpinWait();
    }
  }

  /// Returns what `code` does on a thread of the program.
  private <T> T onThreadOfProgram(Supplier<T> code) throws InterruptedException {
    var returned = new ArrayList<T>();
    var thread = new Thread(program, () -> returned.add(code.get()), "loop");
    thread.setDaemon(true);
    thread.start();
    thread.join();
    return returned.getFirst();
  }

  @Test
  void aDaemonAtWorkThatTheProgramStartedIsNamed() throws Exception {
    var others = new OtherThreads();
    daemon(program, "worker", true);
    assertEquals(Optional.of("worker"), onThreadOfProgram(others::unannounced));
  }

  @Test
  void aDaemonThatTheProgramsThreadsStartedInAGroupOfTheirOwnIsNamedToo() throws Exception {
    var others = new OtherThreads();
    daemon(new ThreadGroup(program, "pool"), "worker", true);
    assertEquals(Optional.of("worker"), onThreadOfProgram(others::unannounced));
  }

  @Test
  void oneThatIsIdleOrOlderOrForeignOrLoopbooksOwnIsNot() throws Exception {
    daemon(program, "older", true);
    var others = new OtherThreads();
    daemon(program, "idle", false);
    daemon(new ThreadGroup("other"), "of another program", true);
    daemon(program, "loopbook-thread-1", true);
    daemon(program, "HttpClient-1-SelectorManager", true);
    assertEquals(Optional.empty(), onThreadOfProgram(others::unannounced));
  }

  @Test
  void threadsOfAllGroupsAreListedAndVirtualOnesApart() throws Exception {
    daemon(program, "in a group", true);
    var virtual = Thread.ofVirtual().name("virtual").start(() -> waitForAll());
    assertTrue(names(LiveThreads.platform().toList()).contains("in a group"));
    assertTrue(LiveThreads.platform().anyMatch(thread -> thread == Thread.currentThread()));
    assertTrue(LiveThreads.virtual().anyMatch(thread -> thread == virtual));
    assertTrue(LiveThreads.platform().noneMatch(Thread::isVirtual));
    assertTrue(OtherThreads.isWorkUnderWay());
  }

  private void waitForAll() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> names(List<Thread> threads) {
    return threads.stream().map(Thread::getName).toList();
  }
}
