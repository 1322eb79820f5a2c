package dev.loopbook.loop;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Stacks with their variables, read as a debugger would: the names come from the class file.
final class LiveFrameTest {

  /// A coroutine with a variable of each kind, which needs all of them after its await.
  private static Coroutine<String> mixed(int count, String text) {
    return async(
        () -> {
          var big = 1L << 40;
          var half = 0.5;
          var third = 0.25f;
          var letter = 'x';
          var yes = count > 0;
          String nothing = null;
          var list = List.of(text, text);
          await(sleep(Duration.ofMillis(1)));
          return "" + count + text + big + half + third + letter + yes + nothing + list;
        });
  }

  private static String read(LiveFrame frame, int slot, ClassDesc type) {
    var kind = TypeKind.from(type);
    var bits = frame.bits(kind.slotSize() == 2 ? slot + 1 : slot);
    return switch (kind) {
      case REFERENCE -> frame.hasReference(slot) + " " + frame.reference(slot).orElse(null);
      case LONG -> "" + bits;
      case DOUBLE -> "" + Double.longBitsToDouble(bits);
      case FLOAT -> "" + Float.intBitsToFloat((int) bits);
      case CHAR -> "" + (char) bits;
      default -> "" + (int) bits;
    };
  }

  private static List<String> variables(LiveFrame frame) throws Exception {
    byte[] bytes;
    try (var in = frame.type().getResourceAsStream("LiveFrameTest.class")) {
      bytes = requireNonNull(in).readAllBytes();
    }
    var shown = new ArrayList<String>();
    ClassFile.of().parse(bytes).methods().stream()
        .filter(method -> method.methodName().equalsString(frame.method()))
        .filter(method -> method.methodTypeSymbol().equals(frame.methodType()))
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.findAttribute(Attributes.localVariableTable()).stream())
        .flatMap(table -> table.localVariables().stream())
        .filter(each -> each.startPc() <= frame.bytecodeIndex())
        .filter(each -> frame.bytecodeIndex() < each.startPc() + each.length())
        .forEach(
            each -> shown.add(each.name() + " = " + read(frame, each.slot(), each.typeSymbol())));
    return shown;
  }

  private static final List<String> EXPECTED =
      List.of(
          "count = 7",
          "text = true seven",
          "big = 1099511627776",
          "half = 0.5",
          "third = 0.25",
          "letter = x",
          "yes = 1",
          "nothing = true null",
          "list = true [seven, seven]");

  @Test
  void aSuspendedTaskShowsTheVariablesOfEachFrame() throws Exception {
    var seen = new AtomicReference<List<LiveFrame>>(List.of());
    run(
        async(
            () -> {
              var task =
                  createTask(
                      async(
                          () -> {
                            var outer = 3;
                            return await(mixed(7, "seven")) + outer;
                          }));
              await(sleep(Duration.ZERO));
              seen.set(task.liveStack());
              return await(task);
            }));

    assertEquals(2, seen.get().size(), seen.get()::toString);
    assertEquals(EXPECTED, variables(seen.get().getFirst()));
    assertEquals(List.of("outer = 3"), variables(seen.get().getLast()));
  }

  @Test
  void compiledCodeShowsTheSame() throws Exception {
    var seen = new AtomicReference<List<LiveFrame>>(List.of());
    LoopSetup.standard()
        .withVirtualTime()
        .call(
            () ->
                run(
                    async(
                        () -> {
                          for (var i = 0; i < 6_000; i++) {
                            var task = createTask(mixed(7, "seven"));
                            await(sleep(Duration.ZERO));
                            if (i % 2_000 == 1_999) {
                              seen.set(task.liveStack());
                            }
                            await(task);
                          }
                        })));

    assertEquals(EXPECTED, variables(seen.get().getFirst()));
  }

  @Test
  void theTaskThatRunsShowsItsOwnFramesAndOthersNone() {
    run(
        async(
            () -> {
              var mine = Async.currentTask().liveStack();
              assertTrue(
                  mine.stream().allMatch(frame -> frame.type() == LiveFrameTest.class),
                  mine::toString);
              assertEquals(1, mine.size(), mine::toString);
              var other = createTask(mixed(1, "one"));
              assertEquals(List.of(), other.liveStack(), "it hasn't begun");
              other.cancel();
            }));
  }

  @Test
  void aCallbackEndsAtTheLoop() {
    var seen = new AtomicReference<List<LiveFrame>>(List.of());
    run(
        async(
            () -> {
              EventLoop.running().callSoon(() -> seen.set(LiveFrame.ofRunningCallback()));
              await(sleep(Duration.ZERO));
              await(sleep(Duration.ZERO));
            }));

    assertEquals(1, seen.get().size(), seen.get()::toString);
  }
}
