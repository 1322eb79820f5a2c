package dev.loopbook.testkit.stream;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.MAINTAINED;

import dev.loopbook.io.ByteQueue;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.text.Counted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/// One direction of a [MemoryLink]: what one side sends and the other receives.
///
/// Belongs to the loop's thread.
@API(status = MAINTAINED, since = "1.0")
public final class Wire {

  /// No limit.
  static final int UNLIMITED = Integer.MAX_VALUE;

  /// The capacity of a wire that keeps nothing.
  static final int LOCKSTEP = 0;

  /// Bytes that have arrived. In lockstep, `taken` tells the sender when they have been read.
  private record Packet(ByteBuffer bytes, @Nullable Future<Integer> taken, int size) {}

  /// What happens once the first `after` bytes have been sent.
  private record Fault(long after, Runnable happens) {}

  private record Read(ByteQueue into, Future<Integer> done) {}

  private record Write(ByteBuffer from, Future<Integer> done) {}

  private final EventLoop loop;
  private final String from;
  private final String to;
  private final MemoryLink link;
  private final int capacity;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Deque<Packet> arrived = new ArrayDeque<>();
  private final Deque<Runnable> coming = new ArrayDeque<>();
  private final List<Fault> faults = new ArrayList<>();
  private Duration latency = Duration.ZERO;
  private Duration lastDue = Duration.ZERO;
  private int chunk = UNLIMITED;
  // Bytes that were sent and have not been read.
  private long underWay;
  private @Nullable Read reading;
  private @Nullable Write writing;
  private boolean lost;
  private boolean ended;
  private boolean stalled;
  private boolean receiverGone;
  private @Nullable UncheckedIOException broken;

  /// @param from the sending side's name
  /// @param to the receiving side's name
  Wire(EventLoop loop, String from, String to, MemoryLink link, int capacity) {
    this.loop = loop;
    this.from = from;
    this.to = to;
    this.link = link;
    this.capacity = capacity;
  }

  // ---- how it carries ----

  /// Delays what is sent from now on by `delay` on the loop's clock; it stays in order.
  public Wire latency(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException(format("latency is %s; it cannot be negative", delay));
    }
    latency = delay;
    return this;
  }

  /// Gives a read at most `bytes`, however much has arrived. 1 shows whether a protocol relies on
  /// messages arriving whole.
  public Wire chunksOf(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          format("chunks of %d bytes; a chunk has at least one", bytes));
    }
    chunk = bytes;
    return this;
  }

  // ---- faults ----

  /// Adds bytes that nobody sent after the first `after` bytes.
  public Wire garbageAfter(long after, byte... bytes) {
    var garbage = bytes.clone();
    return add(after, () -> carry(garbage, 0, garbage.length, null));
  }

  /// Adds a text that nobody sent after the first `after` bytes.
  public Wire garbageAfter(long after, String text) {
    return garbageAfter(after, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Ends the stream for the receiver after `after` bytes; what is sent later is lost. The other
  /// direction goes on.
  public Wire endAfter(long after) {
    return add(after, this::end);
  }

  /// Breaks the connection for both sides once the first `after` bytes have arrived.
  public Wire dropAfter(long after) {
    return add(
        after,
        () -> {
          lost = true;
          later(() -> link.breakOff("connection reset"));
        });
  }

  /// Lets nothing arrive after the first `after` bytes; the sender doesn't notice.
  public Wire stallAfter(long after) {
    return add(after, () -> stalled = true);
  }

  private Wire add(long after, Runnable happens) {
    if (after < sent.size()) {
      throw new IllegalArgumentException(
          format(
              "a fault after %s, but %d have been sent; order it before they are",
              Counted.of(after, "byte"), sent.size()));
    }
    faults.add(new Fault(after, happens));
    faults.sort(Comparator.comparingLong(Fault::after));
    if (after == sent.size()) {
      happenUpTo(after);
    }
    return this;
  }

  // ---- looking in ----

  /// Returns all bytes that were sent so far, whether or not they arrived.
  public byte[] sent() {
    return sent.toByteArray();
  }

  /// Returns what was sent so far as UTF-8 text.
  public String sentText() {
    return sent.toString(StandardCharsets.UTF_8);
  }

  /// Returns how many bytes were sent and not read yet.
  public long underWay() {
    return underWay;
  }

  // ---- the sender's side ----

  Future<Integer> write(ByteBuffer buffer) {
    Future<Integer> done = loop.createFuture("room to write to " + to);
    if (broken != null) {
      done.setException(broken);
    } else if (receiverGone) {
      // As on a network: the first bytes go out, and the answer is a reset.
      var count = buffer.remaining();
      buffer.position(buffer.limit());
      later(() -> link.breakOff("connection reset by the other side"));
      done.setResult(count);
    } else if (capacity == LOCKSTEP) {
      handOver(buffer, buffer.remaining(), done);
    } else {
      writing = new Write(buffer, done);
      fill();
    }
    return done;
  }

  /// Sends as much as there is room for.
  private void fill() {
    var write = writing;
    var room = (int) Math.min(capacity - underWay, Integer.MAX_VALUE);
    if (write == null || room <= 0) {
      return;
    }
    writing = null;
    var count = Math.min(room, write.from().remaining());
    handOver(write.from(), count, null);
    write.done().setResult(count);
  }

  /// Sends `count` bytes of `buffer`, with the faults that are due among them.
  private void handOver(ByteBuffer buffer, int count, @Nullable Future<Integer> taken) {
    var bytes = new byte[count];
    buffer.get(bytes);
    var from = 0;
    var begin = (long) sent.size();
    sent.writeBytes(bytes);
    while (!faults.isEmpty() && faults.getFirst().after() <= begin + count) {
      var until = (int) (faults.getFirst().after() - begin);
      if (until == count && taken != null) {
        break; // the last packet tells the sender, so it must go before this fault
      }
      carry(bytes, from, until, null);
      from = until;
      faults.removeFirst().happens().run();
    }
    carry(bytes, from, count, taken);
    happenUpTo(begin + count);
  }

  private void happenUpTo(long position) {
    while (!faults.isEmpty() && faults.getFirst().after() <= position) {
      faults.removeFirst().happens().run();
    }
  }

  private void carry(byte[] bytes, int from, int until, @Nullable Future<Integer> taken) {
    var count = until - from;
    if (lost || stalled || count == 0) {
      if (taken != null && !stalled) {
        taken.setResult(bytes.length);
      }
      return;
    }
    underWay += count;
    var packet = new Packet(ByteBuffer.wrap(bytes, from, count), taken, bytes.length);
    later(
        () -> {
          if (receiverGone) {
            lose(packet);
          } else if (broken == null) {
            arrived.add(packet);
            serve();
          }
        });
  }

  /// Ends the stream for the receiver.
  void end() {
    if (lost) {
      return;
    }
    lost = true;
    if (!stalled) {
      later(
          () -> {
            ended = true;
            serve();
          });
    }
  }

  /// Runs `arrival` when the latency is over, and after all that was sent before: whichever timer
  /// comes first, a connection keeps its bytes in order.
  private void later(Runnable arrival) {
    var due = loop.time().plus(latency);
    due = due.compareTo(lastDue) < 0 ? lastDue : due;
    lastDue = due;
    if (coming.isEmpty() && due.compareTo(loop.time()) <= 0) {
      arrival.run();
    } else {
      coming.add(arrival);
      loop.callAt(due, () -> coming.remove().run());
    }
  }

  // ---- the receiver's side ----

  Future<Integer> read(ByteQueue into) {
    Future<Integer> done = loop.createFuture("bytes from " + from);
    if (broken != null) {
      done.setException(broken);
    } else if (receiverGone) {
      done.setResult(-1);
    } else {
      reading = new Read(into, done);
      if (!arrived.isEmpty() || ended) {
        loop.callSoon(this::serve); // a socket never reads at once: the reader suspends
      }
    }
    return done;
  }

  /// Gives the waiting read what has arrived.
  private void serve() {
    var read = reading;
    if (read == null || read.done().isDone()) {
      reading = null;
      return;
    }
    if (!arrived.isEmpty()) {
      reading = null;
      read.done().setResult(take(read.into()));
      fill();
    } else if (ended) {
      reading = null;
      read.done().setResult(-1);
    }
  }

  private int take(ByteQueue into) {
    var count = 0;
    while (count < chunk && !arrived.isEmpty()) {
      var packet = arrived.element();
      var bytes = packet.bytes();
      var part = Math.min(chunk - count, bytes.remaining());
      into.add(bytes.slice(bytes.position(), part));
      bytes.position(bytes.position() + part);
      count += part;
      if (!bytes.hasRemaining()) {
        arrived.remove();
        tellSender(packet);
      }
    }
    underWay -= count;
    return count;
  }

  private static void tellSender(Packet packet) {
    if (packet.taken() != null && !packet.taken().isDone()) {
      packet.taken().setResult(packet.size());
    }
  }

  /// The receiver has closed its side: its read ends, and what was sent to it is lost.
  void receiverCloses() {
    receiverGone = true;
    arrived.forEach(this::lose);
    arrived.clear();
    var read = reading;
    reading = null;
    if (read != null && !read.done().isDone()) {
      read.done().setResult(-1);
    }
    if (writing != null) {
      later(() -> link.breakOff("connection reset by the other side")); // nobody will make room
    }
  }

  private void lose(Packet packet) {
    underWay -= packet.bytes().remaining();
    tellSender(packet);
  }

  /// The sender has closed its side: a waiting write fails.
  void senderCloses() {
    var write = writing;
    writing = null;
    if (write != null) {
      write.done().setException(failure("is closed"));
    }
    end();
  }

  void breakOff(String reason) {
    var why = failure("is broken: " + reason);
    broken = why;
    arrived.stream()
        .filter(packet -> packet.taken() != null && !packet.taken().isDone())
        .forEach(packet -> packet.taken().setException(why));
    arrived.clear();
    var read = reading;
    reading = null;
    if (read != null && !read.done().isDone()) {
      read.done().setException(why);
    }
    var write = writing;
    writing = null;
    if (write != null) {
      write.done().setException(why);
    }
  }

  private UncheckedIOException failure(String what) {
    return new UncheckedIOException(new IOException(format("%s -> %s %s", from, to, what)));
  }

  @Override
  public String toString() {
    return format("<Wire %s -> %s, %d sent, %d under way>", from, to, sent.size(), underWay);
  }
}
