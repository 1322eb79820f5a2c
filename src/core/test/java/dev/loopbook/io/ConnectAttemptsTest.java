package dev.loopbook.io;

import static dev.loopbook.io.Streams.openConnection;
import static dev.loopbook.io.Streams.startServer;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbook.loop.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class ConnectAttemptsTest {

  private static final String HOST = "127.0.0.1";

  private static final Server.Handler GREETER = (_, writer) -> async(() -> writer.write("hello\n"));

  @ParameterizedTest
  @EnumSource
  void anAddressThatRefusesLeavesTheTurnToTheNext(NetworkKind kind) {
    kind.run(
        () -> {
          var closed = await(startServer(GREETER, HOST, 0));
          closed.close();
          try (var server = await(startServer(GREETER, HOST, 0))) {
            var connection =
                ConnectAttempts.toAnyOf(
                    EventLoop.running(), "both", List.of(closed.address(), server.address()));
            var pair = Streams.over(connection);
            assertEquals("hello\n", await(pair.reader().readLine()));
            pair.writer().close();
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void localhostIsEitherOfItsAddresses(NetworkKind kind) {
    assumeTrue(hasIpv6(), "this machine has no ::1");
    kind.run(
        () -> {
          try (var server = await(startServer(GREETER, "::1", 0))) {
            var pair = await(openConnection("localhost", server.port()));
            assertEquals("hello\n", await(pair.reader().readLine()));
            pair.writer().close();
          }
        });
  }

  private static boolean hasIpv6() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
      return socket.isBound();
    } catch (IOException none) {
      return false;
    }
  }

  @Test
  void ofSeveralFailuresForOneReasonTheFirstIsThrown() {
    var first = SocketFailures.cannotConnect("127.0.0.1:80", new ConnectException("refused"));
    var second = SocketFailures.cannotConnect("[::1]:80", new ConnectException("refused"));
    assertSame(first, failure(first, second));
  }

  @Test
  void differentReasonsAreAllTold() {
    var first = SocketFailures.cannotConnect("127.0.0.1:80", new ConnectException("refused"));
    var second = SocketFailures.cannotConnect("[::1]:80", new SocketException("unreachable"));
    assertEquals(
        "cannot connect to any address of web: 127.0.0.1:80: refused; [0:0:0:0:0:0:0:1]:80:"
            + " unreachable; does a server listen there?",
        failure(first, second).getMessage());
  }

  private static UncheckedIOException failure(UncheckedIOException... failures) {
    return SocketFailures.cannotConnectToAny(
        "web",
        List.of(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 80),
            new InetSocketAddress(InetAddress.ofLiteral("::1"), 80)),
        List.of(failures));
  }

  @ParameterizedTest
  @EnumSource
  void whoIsRefusedEverywhereIsToldOfTheFirst(NetworkKind kind) {
    kind.run(
        () -> {
          var closed = await(startServer(GREETER, HOST, 0));
          closed.close();
          var refused =
              assertThrows(
                  UncheckedIOException.class,
                  () ->
                      ConnectAttempts.toAnyOf(
                          EventLoop.running(), "x", List.of(closed.address(), closed.address())));
          assertEquals(
              "cannot connect to 127.0.0.1:"
                  + closed.port()
                  + ": Connection refused; does a server listen there?",
              refused.getMessage());
        });
  }
}
