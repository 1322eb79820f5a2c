package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MessageSenderTest {
  private static final Message READY = new Message.Reached(Message.Stage.READY);
  private static final Message STOPPED = new Message.Stopped(Message.Limit.TICKS, Optional.empty());

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> halts = new ArrayList<>();
  private final MessageSender sender = new MessageSender(out, SmallJob.SECRET, halts::add);

  private List<Message> sent() {
    return SmallJob.read(out.toByteArray(), SmallJob.SECRET);
  }

  @Test
  void eachMessageFollowsTheSecret() {
    sender.say(Message.Stage.READY);
    sender.say(new Message.Began("p.ATest", "one"));
    assertEquals(List.of(READY, new Message.Began("p.ATest", "one")), sent());
    assertEquals(List.of(), halts);
  }

  @Test
  void nothingFollowsTheFinalMessage() {
    sender.finish(new Message.Done(true));
    sender.say(Message.Stage.READY);
    sender.last(STOPPED);
    assertEquals(List.of(new Message.Done(true)), sent());
    assertEquals(List.of(), halts);
  }

  @Test
  void aLimitEndsTheProcessOnce() {
    sender.last(STOPPED);
    sender.last(STOPPED);
    sender.say(Message.Stage.READY);
    assertEquals(List.of(STOPPED), sent());
    assertEquals(List.of(0), halts);
  }

  @Test
  void aProcessWhoseParentIsGoneEnds() {
    var closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    new MessageSender(closed, SmallJob.SECRET, halts::add).say(Message.Stage.READY);
    assertEquals(List.of(1), halts);
  }
}
