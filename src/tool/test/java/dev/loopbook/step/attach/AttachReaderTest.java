package dev.loopbook.step.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.watch.WaitEnd;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is believed of another program's answer.
class AttachReaderTest {
  private static final String HEAD = "{\"format\":\"loopbook-attach\",\"version\":1,\"pid\":1,";
  private static final String SEEN =
      HEAD
          + "\"tick\":3,\"nanos\":5,\"ready\":[\"B\"],\"timers\":1,\"taskCount\":2,\"tasks\":["
          + "{\"number\":1,\"name\":\"main\",\"steps\":2,\"state\":\"waits\",\"what\":\"task B\","
          + "\"maker\":\"\",\"made\":[],\"stack\":[[\"Forks.java\",26]],\"on\":[2],"
          + "\"by\":\"all\"},"
          + "{\"number\":2,\"name\":\"B\",\"steps\":0,\"state\":\"ready\",\"what\":\"\","
          + "\"maker\":\"main\",\"made\":[\"Forks.java\",9],\"stack\":[],\"on\":[],"
          + "\"by\":\"others\"}],"
          + "\"sync\":[{\"kind\":\"Queue\",\"text\":\"<Queue>\",\"holders\":[[\"B\"],"
          + "[\"B\",\"Forks.java\",9]],\"waiters\":[\"B\"],\"items\":[\"1\"],\"count\":1,"
          + "\"capacity\":2,\"unfinished\":1,\"made\":[]}]}";

  @Test
  void anAnswerBecomesWhatPicturesAreMadeOf() throws AttachReader.Foreign {
    var seen = assertInstanceOf(AttachedLoop.Seen.class, AttachReader.read(SEEN));
    assertEquals(3, seen.tick());
    assertEquals(List.of("B"), seen.ready());
    assertEquals("main", seen.tasks().getFirst().name());
    assertEquals(new TaskSnapshot.State.Ready(true, Optional.empty()), seen.tasks().get(1).state());
    assertEquals("B", seen.waits().waits().getFirst().on().getFirst().task().name());
    assertEquals(WaitEnd.By.ALL, seen.waits().waits().getFirst().by());
    assertEquals(2, seen.sync().getFirst().holders().size());
    assertTrue(seen.sync().getFirst().isQueue());

    assertEquals(
        new AttachedLoop.Held(7, List.of(new CodePlace("A.java", 2)), false),
        AttachReader.read(HEAD + "\"held\":7,\"stack\":[[\"A.java\",2]]}"));
    assertEquals(new AttachedLoop.Over(), AttachReader.read(HEAD + "\"over\":true}"));
    assertEquals(
        new AttachedLoop.Failed("no ␛[2J"),
        AttachReader.read(HEAD + "\"failed\":\"no \\u001b[2J\"}"));
  }

  @Test
  void whoDoesntSayHowAWaitEndsIsInNoCircle() throws AttachReader.Foreign {
    var older = SEEN.replace("\"by\":\"all\"", "\"holding\":false");
    var seen = assertInstanceOf(AttachedLoop.Seen.class, AttachReader.read(older));
    assertEquals(WaitEnd.By.OTHERS, seen.waits().waits().getFirst().by());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "HTTP/1.1 400 Bad Request",
        "{}",
        "{\"format\":\"x\",\"version\":1}",
        "{\"format\":\"loopbook-attach\",\"version\":2}",
        "{\"format\":\"loopbook-attach\",\"version\":1}",
        "{\"format\":\"loopbook-attach\",\"version\":1,\"held\":-1,\"stack\":[]}",
        "{\"format\":\"loopbook-attach\",\"version\":1,\"held\":1e400,\"stack\":[]}",
        "{\"format\":\"loopbook-attach\",\"version\":1,\"held\":1.5,\"stack\":[]}",
        "{\"format\":\"loopbook-attach\",\"version\":1,\"held\":1,\"stack\":7}",
        "{\"format\":\"loopbook-attach\",\"version\":1,\"held\":1,\"stack\":[7]}",
      })
  void whatIsNoAnswerIsRefused(String text) {
    assertThrows(AttachReader.Foreign.class, () -> AttachReader.read(text));
  }

  @Test
  void noAnswerIsWorseThanRefused() {
    assertThrows(AttachReader.Foreign.class, () -> AttachReader.read("[".repeat(1_000_000)));
    var random = new Random(3);
    for (var round = 0; round < 3_000; round++) {
      var text = new StringBuilder(SEEN);
      for (var count = random.nextInt(4); count >= 0; count--) {
        var at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, "\"[]{}:,1-e9\\".charAt(random.nextInt(12)));
          default -> text.setCharAt(at, "\"[]{}:,1-e9\\".charAt(random.nextInt(12)));
        }
      }
      try {
        AttachReader.read(text.toString());
      } catch (AttachReader.Foreign _) {
        // the only exception there is
      }
    }
  }
}
