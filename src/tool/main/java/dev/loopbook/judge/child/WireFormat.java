package dev.loopbook.judge.child;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How values travel between parent and child: lengths first, and never longer than [#LONGEST], for
/// a reader must not believe whatever it reads.
final class WireFormat {
  /// The most bytes that one value or one message may have.
  static final int LONGEST = 8 << 20;

  private WireFormat() {}

  /// Writes one element.
  @FunctionalInterface
  interface Writer<T> {
    void write(DataOutput out, T value) throws IOException;
  }

  /// Reads one element.
  @FunctionalInterface
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  static void text(DataOutput out, String text) throws IOException {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(DataInput in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  static void bytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] bytes(DataInput in) throws IOException {
    var bytes = new byte[length(in)];
    in.readFully(bytes);
    return bytes;
  }

  static <T> void list(DataOutput out, List<T> list, Writer<T> element) throws IOException {
    out.writeInt(list.size());
    for (var each : list) {
      element.write(out, each);
    }
  }

  static <T> List<T> list(DataInput in, Reader<T> element) throws IOException {
    var size = length(in);
    var list = new ArrayList<T>();
    for (var i = 0; i < size; i++) {
      list.add(element.read(in));
    }
    return list;
  }

  static <T> void optional(DataOutput out, Optional<T> value, Writer<T> element)
      throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      element.write(out, value.get());
    }
  }

  static <T> Optional<T> optional(DataInput in, Reader<T> element) throws IOException {
    return in.readBoolean() ? Optional.of(element.read(in)) : Optional.empty();
  }

  static void classes(DataOutput out, Map<String, byte[]> classes) throws IOException {
    out.writeInt(classes.size());
    for (var each : classes.entrySet()) {
      text(out, each.getKey());
      bytes(out, each.getValue());
    }
  }

  static Map<String, byte[]> classes(DataInput in) throws IOException {
    var size = length(in);
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (var i = 0; i < size; i++) {
      classes.put(text(in), bytes(in));
    }
    return classes;
  }

  static int length(DataInput in) throws IOException {
    var length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("a length of " + length + " is none");
    }
    return length;
  }
}
