package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a program reads while it runs in a shell: lines that the person types when it asks.
///
/// In a shell on a pipe there is nobody to ask, because the pipe holds the shell's own commands.
/// Then the input is empty, and [#isMissed] tells.
///
/// Lines once given can be given again, so that a run can be repeated step by step.
final class ProgramInput extends InputStream {
  private static final byte[] NOTHING = {};

  private final Session session;

  // All guarded by this. The program's threads read, the shell's thread asks how that went.
  private final List<byte[]> given = new ArrayList<>();
  private int next;
  private byte[] line = NOTHING;
  private int at;
  private boolean atEnd;
  private boolean missed;

  private volatile boolean asking;

  ProgramInput(Session session) {
    this.session = session;
  }

  /// Begins again with the first line given so far.
  synchronized void rewind() {
    next = 0;
    line = NOTHING;
    at = 0;
    atEnd = false;
  }

  /// Forgets all lines.
  synchronized void forget() {
    given.clear();
    rewind();
  }

  /// Returns the lines given so far.
  synchronized List<String> lines() {
    return given.stream()
        .map(line -> new String(line, StandardCharsets.UTF_8).stripTrailing())
        .toList();
  }

  /// Gives these lines when the program asks.
  synchronized void give(List<String> lines) {
    lines.forEach(line -> given.add((line + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /// Returns the lines given so far, for a run that nobody is asked for.
  synchronized InputStream typedSoFar() {
    var all = new ByteArrayOutputStream();
    given.forEach(all::writeBytes);
    return new ByteArrayInputStream(all.toByteArray());
  }

  /// Returns whether the person is being asked, so that nothing else may be shown.
  boolean isAsking() {
    return asking;
  }

  /// Returns whether the program wanted input where nobody can be asked.
  synchronized boolean isMissed() {
    return missed;
  }

  @Override
  public synchronized int read() {
    return isEmpty() ? -1 : line[at++] & 0xff;
  }

  @Override
  public synchronized int read(byte[] into, int offset, int most) {
    Objects.checkFromIndexSize(offset, most, into.length);
    if (most == 0) {
      return 0;
    }
    if (isEmpty()) {
      return -1;
    }
    var count = Math.min(most, line.length - at);
    System.arraycopy(line, at, into, offset, count);
    at += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return line.length - at;
  }

  /// Returns whether there's nothing to read, not even after asking for a line.
  private boolean isEmpty() {
    if (at < line.length) {
      return false;
    }
    if (atEnd) {
      return true;
    }
    if (next == given.size() && !ask()) {
      atEnd = true;
      return true;
    }
    line = given.get(next++);
    at = 0;
    return false;
  }

  private boolean ask() {
    if (!session.screen().isTerminal()) {
      missed = true;
      return false;
    }
    asking = true;
    try {
      session.screen().endLine();
      var typed = session.keyboard().answer("input> ");
      typed.ifPresent(text -> given.add((text + "\n").getBytes(StandardCharsets.UTF_8)));
      return typed.isPresent();
    } catch (CtrlC _) {
      session.interrupts().raise();
      return false;
    } finally {
      asking = false;
    }
  }
}
