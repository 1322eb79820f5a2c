package ch21_your_own_loop.e4_futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.HiddenTest;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

@HiddenTest
class FuturesHiddenTest {
  private final TracedLoop loop = new TracedLoop();

  private String ended(Future<?> each) {
    try {
      return "got " + each.result();
    } catch (RuntimeException error) {
      return "failed: " + error.getMessage();
    }
  }

  @Test
  void aFutureCanSetAFuture() {
    var futures = new ArrayList<Future<Integer>>();
    for (int i = 0; i < 4; i++) {
      futures.add(new Future<>(loop));
    }
    for (int i = 0; i < 3; i++) {
      var one = futures.get(i);
      var next = futures.get(i + 1);
      one.addDoneCallback(
          () -> {
            loop.say(ended(one));
            next.setResult(one.result() + 1);
          });
    }
    futures.get(3).addDoneCallback(() -> loop.say("last " + ended(futures.get(3))));
    loop.callSoon(() -> futures.get(0).setResult(1));
    loop.run();
    loop.assertSameAs(HiddenCPython.A_FUTURE_SETS_A_FUTURE);
  }

  @Test
  void aCallbackThatThrowsIsReportedAndTheOthersRun() {
    var future = new Future<Void>(loop);
    future.addDoneCallback(
        () -> {
          loop.say("A");
          throw new IllegalStateException("oops");
        });
    future.addDoneCallback(() -> loop.say("B got None"));
    loop.callSoon(() -> future.setResult(null));
    loop.run();
    loop.assertSameAs(HiddenCPython.A_CALLBACK_THROWS);
  }

  @Test
  void twoFuturesHaveNothingInCommon() {
    var one = new Future<String>(loop);
    var other = new Future<String>(loop);
    one.addDoneCallback(() -> loop.say("one " + ended(one)));
    other.addDoneCallback(() -> loop.say("other " + ended(other)));
    loop.callLater(50, () -> other.setResult("x"));
    loop.callLater(20, () -> one.setException(new IllegalStateException("no")));
    loop.callLater(20, loop.saying("beside"));
    loop.run();
    loop.assertSameAs(HiddenCPython.TWO_FUTURES);
  }

  @Test
  void runUntilCompleteThrowsTheError() {
    var future = new Future<String>(loop);
    loop.callLater(20, () -> future.setException(new IOException("no such file")));
    var thrown = assertThrows(IOException.class, () -> loop.runUntilComplete(future));
    assertEquals("no such file", thrown.getMessage(), "the error's message");
    assertEquals(20, loop.now(), "the clock");
  }
}
