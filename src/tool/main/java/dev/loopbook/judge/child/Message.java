package dev.loopbook.judge.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;

/// What a child says about its job, each time behind the job's secret.
public sealed interface Message {

  /// How a test, or a container of tests, ended.
  enum How {
    /// All well.
    PASSED,
    /// It threw.
    FAILED,
    /// Disabled, or given up by an assumption.
    SKIPPED
  }

  /// Which limit was reached.
  enum Limit {
    /// CPU time.
    COMPUTING,
    /// Iterations of the loop.
    TICKS,
    /// Real time.
    WAITING
  }

  /// A test, or one invocation of it, begins.
  ///
  /// @param type the binary name of its class
  /// @param method its name
  record Began(String type, String method) implements Message {}

  /// A test, or one invocation of it, is over; or a container of tests that did not pass.
  ///
  /// @param type the binary name of the class
  /// @param method the method's name; empty for a whole class
  /// @param isTest whether code of a test ran, and not only of what holds it
  record Ended(String type, String method, boolean isTest, How how, Optional<FailureReport> failure)
      implements Message {}

  /// A limit was reached: the child ends itself behind this.
  ///
  /// @param place the student's line where the code stood
  record Stopped(Limit limit, Optional<FailureReport.Line> place) implements Message {}

  /// All tests are over.
  ///
  /// @param reusable whether nothing is left that could touch another job
  record Done(boolean reusable) implements Message {}

  /// Returns the message with its secret, as it goes on the wire.
  static byte[] framed(byte[] secret, Message message) throws IOException {
    var payload = new ByteArrayOutputStream();
    write(new DataOutputStream(payload), message);
    var frame = new ByteArrayOutputStream();
    frame.write(secret);
    WireFormat.bytes(new DataOutputStream(frame), payload.toByteArray());
    return frame.toByteArray();
  }

  /// Reads a message.
  ///
  /// @throws IOException if what comes is none, or not opened by this secret
  static Message read(DataInput in, byte[] secret) throws IOException {
    var opening = new byte[Job.SECRET_BYTES];
    in.readFully(opening);
    if (!MessageDigest.isEqual(opening, secret)) {
      throw new IOException("a message without the job's secret");
    }
    var payload = new DataInputStream(new ByteArrayInputStream(WireFormat.bytes(in)));
    var message = read(payload);
    if (payload.read() >= 0) {
      throw new IOException("a message with more than it should hold");
    }
    return message;
  }

  private static void write(DataOutput out, Message message) throws IOException {
    switch (message) {
      case Began(var type, var method) -> {
        out.writeByte(1);
        WireFormat.text(out, type);
        WireFormat.text(out, method);
      }
      case Ended(var type, var method, var isTest, var how, var failure) -> {
        out.writeByte(2);
        WireFormat.text(out, type);
        WireFormat.text(out, method);
        out.writeBoolean(isTest);
        out.writeByte(how.ordinal());
        WireFormat.optional(out, failure, (to, told) -> told.write(to));
      }
      case Stopped(var limit, var place) -> {
        out.writeByte(3);
        out.writeByte(limit.ordinal());
        WireFormat.optional(out, place, (to, line) -> line.write(to));
      }
      case Done(var reusable) -> {
        out.writeByte(4);
        out.writeBoolean(reusable);
      }
    }
  }

  private static Message read(DataInput in) throws IOException {
    return switch (in.readByte()) {
      case 1 -> new Began(WireFormat.text(in), WireFormat.text(in));
      case 2 ->
          new Ended(
              WireFormat.text(in),
              WireFormat.text(in),
              in.readBoolean(),
              constant(How.values(), in.readByte()),
              WireFormat.optional(in, FailureReport::read));
      case 3 ->
          new Stopped(
              constant(Limit.values(), in.readByte()),
              WireFormat.optional(in, FailureReport.Line::read));
      case 4 -> new Done(in.readBoolean());
      default -> throw new IOException("no message of this kind");
    };
  }

  private static <E> E constant(E[] all, byte ordinal) throws IOException {
    if (ordinal < 0 || ordinal >= all.length) {
      throw new IOException("no constant " + ordinal);
    }
    return all[ordinal];
  }
}
