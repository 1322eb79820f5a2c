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
public record Told(
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
      Wire.text(out, file);
      out.writeInt(number);
    }

    static Line read(DataInput in) throws IOException {
      return new Line(Wire.text(in), in.readInt());
    }
  }

  void write(DataOutput out) throws IOException {
    Wire.text(out, type);
    Wire.text(out, message);
    Wire.optional(out, expected, Wire::text);
    Wire.optional(out, found, Wire::text);
    Wire.optional(out, yours, (to, line) -> line.write(to));
    Wire.optional(out, test, (to, line) -> line.write(to));
    Wire.list(out, lanes, Told::timeline);
    Wire.list(out, trace, Wire::text);
    Wire.list(out, findings, Wire::text);
    Wire.optional(out, probably, Wire::text);
    Wire.text(out, output);
  }

  static Told read(DataInput in) throws IOException {
    return new Told(
        Wire.text(in),
        Wire.text(in),
        Wire.optional(in, Wire::text),
        Wire.optional(in, Wire::text),
        Wire.optional(in, Line::read),
        Wire.optional(in, Line::read),
        Wire.list(in, Told::timeline),
        Wire.list(in, Wire::text),
        Wire.list(in, Wire::text),
        Wire.optional(in, Wire::text),
        Wire.text(in));
  }

  private static void timeline(DataOutput out, Timeline timeline) throws IOException {
    out.writeBoolean(timeline.axis() == Timeline.Axis.TIME);
    Wire.list(out, timeline.lanes(), Told::lane);
  }

  private static Timeline timeline(DataInput in) throws IOException {
    return new Timeline(
        in.readBoolean() ? Timeline.Axis.TIME : Timeline.Axis.TICKS, Wire.list(in, Told::lane));
  }

  private static void lane(DataOutput out, Lane lane) throws IOException {
    out.writeInt(lane.task().number());
    Wire.text(out, lane.task().name());
    Wire.list(
        out,
        lane.spans(),
        (to, span) -> {
          to.writeByte(span.state().ordinal());
          to.writeLong(span.from());
          to.writeLong(span.to());
        });
  }

  private static Lane lane(DataInput in) throws IOException {
    return new Lane(new TaskRef(in.readInt(), Wire.text(in)), Wire.list(in, Told::span));
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
