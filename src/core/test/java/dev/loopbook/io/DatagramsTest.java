package dev.loopbook.io;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import java.io.UncheckedIOException;
import java.net.PortUnreachableException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class DatagramsTest {

  private static String text(Datagrams.Datagram message) {
    return new String(message.data());
  }

  @ParameterizedTest
  @EnumSource
  void aMessageComesWholeAndCanBeAnswered(NetworkKind kind) {
    kind.run(
        () -> {
          try (var one = await(Datagrams.open(0));
              var other = await(Datagrams.open(0))) {
            one.send("ping".getBytes(), other.address());
            var ping = await(other.receive());
            assertEquals("ping", text(ping));
            assertEquals(one.address(), ping.sender());
            other.send(new byte[9_000], ping.sender());
            assertEquals(9_000, await(one.receive()).data().length);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsInVainTimesOut(NetworkKind kind) {
    kind.run(
        () -> {
          try (var socket = await(Datagrams.open(0))) {
            assertThrows(TimeoutError.class, () -> await(waitFor(socket.receive(), millis(10))));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void closingTellsWhoWaits(NetworkKind kind) {
    kind.run(
        () -> {
          var socket = await(Datagrams.open(0));
          var waiting = createTask(socket.receive());
          tick();
          socket.close();
          assertThrows(UncheckedIOException.class, () -> await(waiting));
          assertThrows(UncheckedIOException.class, () -> await(socket.receive()));
        });
  }

  @ParameterizedTest
  @EnumSource
  void aFailureReachesWhoWaitsAndTheNextMessageIsReadAllTheSame(NetworkKind kind) {
    kind.run(
        () -> {
          var gone = await(Datagrams.open(0));
          gone.close();
          try (var socket = await(Datagrams.open(0))) {
            socket.channel.connect(gone.address()); // only then does the system tell of a refusal
            var waiting = createTask(socket.receive());
            tick();
            socket.send("anybody?".getBytes(), gone.address());
            var failure = assertThrows(UncheckedIOException.class, () -> await(waiting));
            assertInstanceOf(PortUnreachableException.class, failure.getCause());

            socket.channel.disconnect();
            socket.send("still here".getBytes(), socket.address());
            assertEquals("still here", text(await(socket.receive())));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aMessageForATaskThatIsCancelledGoesToTheNext(NetworkKind kind) {
    var receiving = new ArrayList<Task<?>>();
    var cancelsTheFirst =
        new LoopListener() {
          @Override
          public void futureDone(Future<?> future) {
            if (future.label().startsWith("a datagram on ") && !receiving.isEmpty()) {
              receiving.removeFirst().cancel();
            }
          }
        };
    kind.reports(
        cancelsTheFirst,
        () -> {
          try (var socket = await(Datagrams.open(0))) {
            var first = createTask(socket.receive());
            var second = createTask(socket.receive());
            receiving.add(first);
            tick();
            socket.send("for one of you".getBytes(), socket.address());
            assertThrows(CancelledError.class, () -> await(first));
            assertEquals("for one of you", text(await(second)));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aTakenPortIsNamed(NetworkKind kind) {
    kind.run(
        () -> {
          try (var socket = await(Datagrams.open(0))) {
            var port = socket.address().getPort();
            var taken = assertThrows(UncheckedIOException.class, () -> await(Datagrams.open(port)));
            assertTrue(taken.getMessage().contains("127.0.0.1:" + port), taken.getMessage());
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void sendingOnAClosedSocketSaysWhichIsClosed(NetworkKind kind) {
    kind.run(
        () -> {
          var socket = await(Datagrams.open(0));
          socket.close();
          var closed =
              assertThrows(
                  ClosedChannelException.class, () -> socket.send(new byte[1], socket.address()));
          assertEquals(
              "datagrams on 127.0.0.1:" + socket.address().getPort() + " is closed",
              closed.getMessage());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aFloodToALoopThatIsHeldIsDropped(NetworkKind kind) {
    var reported = new int[1];
    var listener =
        new LoopListener() {
          @Override
          public void ioReady(EventLoop loop, Object resource, String event) {
            reported[0]++;
          }
        };
    kind.reports(
        listener,
        () -> {
          try (var one = await(Datagrams.open(0));
              var other = await(Datagrams.open(0))) {
            for (var i = 0; i < 20_000; i++) { // the loop is held meanwhile
              one.send(new byte[100], other.address());
            }
            assertEquals(100, await(other.receive()).data().length);
          }
        });
    assertTrue(reported[0] <= 2_000, () -> reported[0] + " messages were kept for the loop");
  }

  @ParameterizedTest
  @EnumSource
  void aThousandAreKeptForWhoTakesThemAndTheRestIsDropped(NetworkKind kind) {
    var arrived = new int[1];
    var listener =
        new LoopListener() {
          @Override
          public void ioReady(EventLoop loop, Object resource, String event) {
            arrived[0]++;
          }
        };
    kind.reports(
        listener,
        () -> {
          try (var one = await(Datagrams.open(0));
              var other = await(Datagrams.open(0))) {
            for (var sent = 1; sent <= 1_200; sent++) {
              one.send(new byte[1], other.address());
              while (arrived[0] < sent) {
                tick();
              }
            }
            for (var i = 0; i < 1_000; i++) {
              await(other.receive());
            }
            var oneMore = createTask(other.receive());
            tick();
            assertFalse(oneMore.isDone());
            oneMore.cancel();
          }
        });
  }
}
