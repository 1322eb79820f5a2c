package ch18_real_io.e2_echo_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.io.Streams;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.stream.MemoryLink;
import org.junit.jupiter.api.Test;

@LoopTest
class LineEchoTest {

  @Test
  void allThatIsSentComesBack() {
    assertEchoed("Hello\n");
    assertEchoed("one\ntwo\n");
    assertEchoed("x".repeat(250) + "\n");
    assertEchoed("before\n\nafter\n");
    assertEchoed("  blanks \t \n");
    assertEchoed("Grüße, 5 €\n");
    assertEchoed("no end");
    assertEchoed("x");
  }

  private void assertEchoed(String text) {
    var link = MemoryLink.buffered();
    link.toServer().chunksOf(7);
    var serving = link.serve(new LineEcho()::handle);
    Streams.Pair client = link.client();
    client.writer().write(text);
    client.writer().writeEof();
    var back = new String(await(client.reader().readAll()));
    assertEquals(text, back);
    await(serving);
    client.writer().close();
  }

  @Test
  void eachLineIsAnsweredBeforeTheNextIsSent() {
    var link = MemoryLink.buffered();
    var serving = link.serve(new LineEcho()::handle);
    Streams.Pair client = link.client();
    for (int i = 0; i < 3; i++) {
      client.writer().write("line " + i + "\n");
      assertEquals("line " + i + "\n",
          await(waitFor(client.reader().readLine(), seconds(1))));
    }
    client.writer().close();
    await(serving);
  }

  @Test
  void whoDoesNotReadIsWaitedFor() {
    var link = MemoryLink.buffered(1_000);
    var serving = link.serve(new LineEcho()::handle);
    Streams.Pair client = link.client();
    var line = "x".repeat(9_999) + "\n";
    var sending = createTask(async(() -> {
      for (int i = 0; i < 50; i++) {
        client.writer().write(line);
        await(client.writer().drain());
      }
      client.writer().writeEof();
    }));
    await(sleep(seconds(1)));
    var waiting = link.server().writer().writeBufferSize();
    assertTrue(waiting < 100_000, waiting + " bytes wait for the client");
    assertFalse(sending.isDone(), "the server took in everything, and nobody has read an answer");
    assertEquals(500_000, await(client.reader().readAll()).length);
    await(gather(sending, serving));
    client.writer().close();
  }
}
