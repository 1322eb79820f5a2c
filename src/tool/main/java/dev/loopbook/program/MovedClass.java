package dev.loopbook.program;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/// Moves a class file, and every class of its package that it names, to another package.
///
/// All names are text in the constant pool, so only that is rewritten. A text that is a string of
/// the code stays as it is.
final class MovedClass {
  private static final int UTF8 = 1;
  private static final int STRING = 8;

  private MovedClass() {}

  /// Returns the class file in another package.
  ///
  /// @param from the package as class files write it, with a slash at its end: `REPL/`
  /// @param to the other one; empty for the unnamed package
  static byte[] of(byte[] classFile, String from, String to) {
    try {
      return moved(classFile, strings(classFile), from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing here reads or writes a file
    }
  }

  private static DataInputStream open(byte[] classFile) {
    return new DataInputStream(new ByteArrayInputStream(classFile));
  }

  /// Returns the constants that hold the text of a string.
  private static Set<Integer> strings(byte[] classFile) throws IOException {
    var in = open(classFile);
    in.skipNBytes(8);
    var strings = new HashSet<Integer>();
    var count = in.readUnsignedShort();
    for (var i = 1; i < count; i++) {
      var tag = in.readUnsignedByte();
      if (tag == UTF8) {
        in.skipNBytes(in.readUnsignedShort());
      } else if (tag == STRING) {
        strings.add(in.readUnsignedShort());
      } else {
        in.skipNBytes(size(tag));
        i += isTwo(tag) ? 1 : 0;
      }
    }
    return strings;
  }

  private static byte[] moved(byte[] classFile, Set<Integer> strings, String from, String to)
      throws IOException {
    var in = open(classFile);
    var bytes = new ByteArrayOutputStream(classFile.length);
    var out = new DataOutputStream(bytes);
    out.writeLong(in.readLong());
    var count = in.readUnsignedShort();
    out.writeShort(count);
    for (var i = 1; i < count; i++) {
      var tag = in.readUnsignedByte();
      out.writeByte(tag);
      if (tag == UTF8) {
        var text = in.readUTF();
        out.writeUTF(strings.contains(i) ? text : moved(text, from, to));
      } else {
        out.write(in.readNBytes(size(tag)));
        i += isTwo(tag) ? 1 : 0;
      }
    }
    in.transferTo(out);
    return bytes.toByteArray();
  }

  private static String moved(String text, String from, String to) {
    var inside = text.replace("L" + from, "L" + to);
    return inside.startsWith(from) ? to + inside.substring(from.length()) : inside;
  }

  /// Returns how many bytes of a constant follow its tag (JVMS 4.4).
  private static int size(int tag) {
    return switch (tag) {
      case 7, STRING, 16, 19, 20 -> 2;
      case 15 -> 3;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case 5, 6 -> 8;
      default -> throw new IllegalArgumentException("no constant has the tag " + tag);
    };
  }

  /// Returns whether a constant takes two places in the pool: a long or a double.
  private static boolean isTwo(int tag) {
    return tag == 5 || tag == 6;
  }
}
