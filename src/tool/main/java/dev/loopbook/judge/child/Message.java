package dev.loopbook.judge.child;

import dev.loopbook.program.CodePlace;
import dev.loopbook.watch.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/// What a child reports about its job. The job's secret precedes each message.
public sealed interface Message {
  /// Reads and writes messages, of 8 MB at most.
  RecordCodec<Message> CODEC = RecordCodec.of(Message.class, 8 << 20);

  /// How a test, or a container of tests, ended.
  enum How {
    /// It passed.
    PASSED,
    /// It threw.
    FAILED,
    /// It was disabled, or an assumption of it didn't hold.
    SKIPPED
  }

  /// Which limit was reached.
  enum Limit {
    /// CPU time: it kept computing and never returned to the loop.
    COMPUTING("endless loop"),
    /// Iterations of the loop: it kept ticking, in virtual time.
    TICKS("endless ticks"),
    /// Real time: it waited for something that never came.
    WAITING("waits for ever"),
    /// The time that all tests have together: each of them was quick enough.
    WHOLE("takes too long");

    private final String words;

    Limit(String words) {
      this.words = words;
    }

    /// Returns it in words: `endless loop`.
    public String words() {
      return words;
    }
  }

  /// How far a child has come.
  enum Stage {
    /// It's alive, whatever it's doing. It says so twice a second.
    ALIVE,
    /// It's ready for its first job. Until then, zeros stand in for a job's secret.
    READY,
    /// From now on, the answer's code runs. Whatever happens before is none of its doing.
    RUNNING,
    /// Something called `System.exit`.
    EXITING
  }

  /// The child has reached a stage.
  record Reached(Stage stage) implements Message {}

  /// A test, or one invocation of it, begins.
  ///
  /// @param type the binary name of its class
  /// @param method its name
  record Began(String type, String method) implements Message {}

  /// A test, or one invocation of it, ended; or a container of tests didn't pass.
  ///
  /// @param type the binary name of the class
  /// @param method the method's name; empty for a whole class
  /// @param isTest whether it's a test, and not a container of tests
  /// @param lanes the loop's tasks side by side, if the test passed and the job wants pictures
  /// @param orders in how many orders of its callbacks it passed, if it was tried in several
  record Ended(
      String type,
      String method,
      boolean isTest,
      How how,
      Optional<TestFailure> failure,
      List<Timeline> lanes,
      Optional<TestOrders> orders)
      implements Message {
    /// Keeps its own copy.
    public Ended {
      lanes = List.copyOf(lanes);
    }

    /// Makes one without lanes.
    public Ended(
        String type, String method, boolean isTest, How how, Optional<TestFailure> failure) {
      this(type, method, isTest, how, failure, List.of(), Optional.empty());
    }
  }

  /// A limit was reached. The child ends after this.
  ///
  /// @param place the student's line that the code had reached
  record Stopped(Limit limit, Optional<CodePlace> place) implements Message {}

  /// All tests are over.
  ///
  /// @param reusable whether nothing is left that could affect another job
  record Done(boolean reusable) implements Message {}

  /// Writes a message behind its job's secret.
  static void write(OutputStream out, byte[] secret, Message message) throws IOException {
    var frame = new ByteArrayOutputStream();
    frame.write(secret);
    CODEC.write(frame, message);
    frame.writeTo(out); // at once, so that a limit that stops the process can't cut it
    out.flush();
  }

  /// Reads a message.
  ///
  /// @throws IOException if it isn't one, or this secret doesn't come before it
  static Message read(InputStream in, byte[] secret) throws IOException {
    if (!MessageDigest.isEqual(RecordCodec.exactly(in, Job.SECRET_BYTES), secret)) {
      throw new IOException("a message without the job's secret");
    }
    return CODEC.read(in);
  }
}
