package dev.loopbook.shell.session;

import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Keys from a pipe: each character is one; line ends don't count.
///
/// A read from a pipe can't be cancelled, so it happens on a thread of its own, one character at a
/// time. What comes too late goes to the next caller.
final class StreamKeys implements Keys {
  private final Reader in;
  private @Nullable CompletableFuture<OptionalInt> pending;
  private boolean atEnd;

  StreamKeys(Reader in) {
    this.in = in;
  }

  @Override
  public Optional<String> next(Duration most) {
    if (atEnd) {
      return Optional.empty();
    }
    var asked = pending;
    if (asked == null) {
      asked = new CompletableFuture<>();
      pending = asked;
      var answer = asked;
      Thread.ofPlatform().daemon().name("keys").start(() -> answer.complete(read()));
    }
    try {
      var key = asked.get(most.toMillis(), TimeUnit.MILLISECONDS);
      pending = null;
      atEnd = key.isEmpty();
      return key.isEmpty() ? Optional.empty() : Optional.of(Character.toString(key.getAsInt()));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      atEnd = true;
      return Optional.empty();
    }
  }

  private OptionalInt read() {
    try {
      var c = in.read();
      while (c == '\n' || c == '\r') {
        c = in.read();
      }
      return c < 0 ? OptionalInt.empty() : OptionalInt.of(c);
    } catch (IOException _) {
      return OptionalInt.empty();
    }
  }

  @Override
  public boolean isAtEnd() {
    return atEnd;
  }

  @Override
  public void close() {}
}
