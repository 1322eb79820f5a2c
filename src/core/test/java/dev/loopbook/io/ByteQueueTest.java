package dev.loopbook.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteQueueTest {

  private final ByteQueue queue = new ByteQueue();

  private void add(String text) {
    queue.add(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  private String take(int count) {
    return new String(queue.take(count), UTF_8);
  }

  @Test
  void aWholeArrayIsHandedOnWithoutACopy() {
    var array = "whole".getBytes(UTF_8);
    queue.addWhole(array);
    assertSame(array, queue.take(5));
    assertEquals(0, queue.size());
    assertArrayEquals(new byte[0], queue.take(0));
  }

  @Test
  void anArrayIsOnlyHandedOnIfAllOfItIsTaken() {
    var array = "whole".getBytes(UTF_8);
    queue.addWhole(array);
    assertEquals("wh", take(2));
    var rest = queue.take(3);
    assertNotSame(array, rest);
    assertEquals("ole", new String(rest, UTF_8));
  }

  @Test
  void aWholeArrayComesAfterWhatIsThere() {
    add("ab");
    queue.addWhole("cd".getBytes(UTF_8));
    assertEquals("abcd", take(4));
  }

  @Test
  void whatWasTakenStaysAsItIsWhenMoreComes() {
    add("first");
    var first = queue.take(5);
    add("again");
    assertEquals("first", new String(first, UTF_8));
    assertEquals("again", take(5));
  }

  @Test
  void movingEmptiesTheQueueAndKeepsTheOrder() {
    var other = new ByteQueue();
    add("abc");
    assertEquals("a", take(1));
    assertEquals(2, queue.moveTo(other));
    assertEquals(0, queue.size());
    add("d");
    assertEquals(1, queue.moveTo(other));
    assertEquals("bcd", new String(other.take(3), UTF_8));
  }

  @Test
  void aSeparatorIsFoundBehindWhatWasTaken() {
    add("ab\ncd\n");
    assertEquals("ab\n", take(3));
    assertEquals(2, queue.indexOf(new byte[] {'\n'}, 0));
    assertEquals(-1, queue.indexOf(new byte[] {'\n'}, 3));
  }

  @Test
  void bytesComeOutInTheOrderInWhichTheyWentIn() {
    var random = new Random(7);
    var in = new ByteArrayOutputStream();
    var out = new ByteArrayOutputStream();
    for (var i = 0; i < 2_000; i++) {
      var chunk = new byte[random.nextInt(40)];
      random.nextBytes(chunk);
      in.writeBytes(chunk);
      if (random.nextInt(4) == 0) {
        queue.addWhole(chunk);
      } else {
        queue.add(ByteBuffer.wrap(chunk));
      }
      out.writeBytes(queue.take(random.nextInt(queue.size() + 1)));
    }
    out.writeBytes(queue.take(queue.size()));
    assertArrayEquals(in.toByteArray(), out.toByteArray());
  }
}
