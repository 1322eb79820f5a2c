package dev.loopbook.judge.child;

import dev.loopbook.watch.Lane;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.TaskState;
import dev.loopbook.watch.Timeline;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Why a test failed, as a child tells it.
///
/// @param type the simple name of what was thrown
/// @param message what it says
/// @param expected what the test expected, if it compared
/// @param found what it found instead
/// @param yours the student's line, if one is to blame
/// @param test the test's line
/// @param lanes the tasks of each loop side by side
/// @param trace the last events
/// @param findings what the end audit found
/// @param probably the probable cause, if known
/// @param output what was printed
public record FailureReport(
    String type,
    String message,
    Optional<String> expected,
    Optional<String> found,
    Optional<Line> yours,
    Optional<Line> test,
    List<Timeline> lanes,
    List<String> trace,
    List<String> findings,
    Optional<String> probably,
    String output) {

  /// A line of a source file.
  public record Line(String file, int number) {
    void write(DataOutput out) throws IOException {
      WireFormat.text(out, file);
      out.writeInt(number);
    }

    static Line read(DataInput in) throws IOException {
      return new Line(WireFormat.text(in), in.readInt());
    }
  }

  void write(DataOutput out) throws IOException {
    WireFormat.text(out, type);
    WireFormat.text(out, message);
    WireFormat.optional(out, expected, WireFormat::text);
    WireFormat.optional(out, found, WireFormat::text);
    WireFormat.optional(out, yours, (to, line) -> line.write(to));
    WireFormat.optional(out, test, (to, line) -> line.write(to));
    WireFormat.list(out, lanes, FailureReport::timeline);
    WireFormat.list(out, trace, WireFormat::text);
    WireFormat.list(out, findings, WireFormat::text);
    WireFormat.optional(out, probably, WireFormat::text);
    WireFormat.text(out, output);
  }

  static FailureReport read(DataInput in) throws IOException {
    return new FailureReport(
        WireFormat.text(in),
        WireFormat.text(in),
        WireFormat.optional(in, WireFormat::text),
        WireFormat.optional(in, WireFormat::text),
        WireFormat.optional(in, Line::read),
        WireFormat.optional(in, Line::read),
        WireFormat.list(in, FailureReport::timeline),
        WireFormat.list(in, WireFormat::text),
        WireFormat.list(in, WireFormat::text),
        WireFormat.optional(in, WireFormat::text),
        WireFormat.text(in));
  }

  private static void timeline(DataOutput out, Timeline timeline) throws IOException {
    out.writeBoolean(timeline.axis() == Timeline.Axis.TIME);
    WireFormat.list(out, timeline.lanes(), FailureReport::lane);
  }

  private static Timeline timeline(DataInput in) throws IOException {
    return new Timeline(
        in.readBoolean() ? Timeline.Axis.TIME : Timeline.Axis.TICKS,
        WireFormat.list(in, FailureReport::lane));
  }

  private static void lane(DataOutput out, Lane lane) throws IOException {
    out.writeInt(lane.task().number());
    WireFormat.text(out, lane.task().name());
    WireFormat.list(
        out,
        lane.spans(),
        (to, span) -> {
          to.writeByte(span.state().ordinal());
          to.writeLong(span.from());
          to.writeLong(span.to());
        });
  }

  private static Lane lane(DataInput in) throws IOException {
    return new Lane(
        new TaskRef(in.readInt(), WireFormat.text(in)), WireFormat.list(in, FailureReport::span));
  }

  private static Lane.Span span(DataInput in) throws IOException {
    var state = in.readByte();
    var states = TaskState.values();
    if (state < 0 || state >= states.length) {
      throw new IOException("no state: " + state);
    }
    return new Lane.Span(states[state], in.readLong(), in.readLong());
  }
}
