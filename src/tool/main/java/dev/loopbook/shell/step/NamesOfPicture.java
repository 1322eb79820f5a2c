package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.LoopSnapshot;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/// What completes an argument that is a name in the picture of the paused loop.
abstract class NamesOfPicture implements Iterable<String> {
  private final Session session;
  private final Function<LoopSnapshot, Stream<String>> names;

  NamesOfPicture(Session session, Function<LoopSnapshot, Stream<String>> names) {
    this.session = session;
    this.names = names;
  }

  @Override
  public Iterator<String> iterator() {
    try {
      return names.apply(SteppingSession.of(session).picture("")).distinct().iterator();
    } catch (CommandException _) {
      return Collections.emptyIterator();
    }
  }
}
