package ch19_performance.e3_page_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class PageLoaderTest {
  private static final List<String> SEVEN = List.of("g", "b", "c", "d", "e", "f", "a");

  private final Server server = new Server();
  private final PageLoader loader = new PageLoader(server);

  @Test
  void threeAtATime() {
    var loop = EventLoop.running();
    var before = loop.time();
    await(loader.load(SEVEN));
    assertEquals(seconds(3), loop.time().minus(before), "seven parts, three at a time");
    assertEquals(3, server.mostAtOnce(), "most at once");
  }

  @Test
  void aSlowPartDoesNotHoldUpTheOthers() {
    server.isSlow("g");
    var before = EventLoop.running().time();
    var page = await(loader.load(SEVEN));
    assertEquals(
        seconds(3), EventLoop.running().time().minus(before), "a part of 3 s and six of 1 s");
    assertEquals(List.of("G", "B", "C", "D", "E", "F", "A"), page);
  }

  @Test
  void theLastPartsAreWaitedFor() {
    server.isSlow("f");
    var before = EventLoop.running().time();
    assertEquals(List.of("G", "B", "C", "D", "E", "F", "A"), await(loader.load(SEVEN)));
    assertEquals(
        seconds(4), EventLoop.running().time().minus(before), "when the sixth of seven is slow");
  }

  @Test
  void theResultsComeInTheOrderOfThePage() {
    var page = await(loader.load(SEVEN));
    assertEquals(List.of("G", "B", "C", "D", "E", "F", "A"), page);
  }

  @Test
  void aPartThatIsNamedTwiceIsAskedForOnce() {
    assertEquals(List.of("A", "B", "A"), await(loader.load(List.of("a", "b", "a"))));
    assertEquals(2, server.requests(), "requests");
  }

  @Test
  void aFailureEndsThePageAndTheRequests() {
    server.isSlow("b");
    server.fails("c");
    assertThrows(IllegalStateException.class, () -> await(loader.load(SEVEN)));
    assertEquals(0, server.running(), "requests still at work");
  }
}
