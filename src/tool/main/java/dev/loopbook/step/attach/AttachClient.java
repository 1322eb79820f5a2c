package dev.loopbook.step.attach;

import dev.loopbook.watch.AttachTicket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// A connection to a program that listens, on this machine.
public final class AttachClient implements AutoCloseable {
  private static final int CONNECT_MILLIS = 3_000;

  /// A loop has a second; the rest is for a machine that is busy.
  private static final int ANSWER_MILLIS = 20_000;

  private static final int MOST_BYTES = 8 << 20;

  private final Socket socket;
  private final InputStream in;

  /// Connects.
  ///
  /// @throws IOException if nobody listens there
  public AttachClient(AttachTicket ticket) throws IOException {
    socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), ticket.port()), CONNECT_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      in = socket.getInputStream();
      send("loopbook-attach 1 " + ticket.token());
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  /// Returns what the loop is doing now.
  ///
  /// @throws IOException if no answer comes, or one that can't be read
  public AttachedLoop report() throws IOException {
    return ask("report");
  }

  /// Holds the loop, and returns what it's doing there.
  ///
  /// @throws IOException if no answer comes, or one that can't be read
  public AttachedLoop hold() throws IOException {
    return ask("hold");
  }

  /// Lets a loop that is held run a tick, and returns what it's doing then.
  ///
  /// @throws IOException if no answer comes, or one that can't be read
  public AttachedLoop tick() throws IOException {
    return ask("tick");
  }

  private AttachedLoop ask(String question) throws IOException {
    send(question);
    try {
      return AttachReader.read(line());
    } catch (AttachReader.Foreign foreign) {
      throw new IOException(foreign.getMessage(), foreign);
    } catch (SocketTimeoutException _) {
      throw new IOException("it doesn't answer");
    }
  }

  private void send(String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    while (true) {
      var count = in.read(buffer);
      if (count < 0) {
        throw new IOException("it closed the connection");
      }
      bytes.write(buffer, 0, count);
      if (buffer[count - 1] == '\n') { // it says one line for each question
        return bytes.toString(StandardCharsets.UTF_8);
      }
      if (bytes.size() > MOST_BYTES) {
        throw new IOException("its answer is too long");
      }
    }
  }

  /// Ends the connection; a loop that is held goes on.
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // it's gone either way
    }
  }
}
