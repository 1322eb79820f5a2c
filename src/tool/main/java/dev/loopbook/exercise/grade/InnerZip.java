package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// A zip file within another one, read in memory and up to a limit. A third one within it isn't
/// read: whoever nests them that deep wants to use up the grader's memory.
final class InnerZip implements HandIn {
  /// The longest one.
  static final int LARGEST_ARCHIVE = 16 << 20;

  /// How much all its files may have, which have to be unpacked to be listed.
  private static final long MOST_UNPACKED = 64 << 20;

  private final byte[] bytes;

  InnerZip(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  @Override
  public Contents contents() throws Refusal {
    if (bytes.length > LARGEST_ARCHIVE) {
      throw new Refusal(format("the archive has more than %,d bytes", LARGEST_ARCHIVE));
    }
    var items = new ArrayList<Item>();
    var passedOver = new ArrayList<PassedOver>();
    var seen = new HashSet<String>();
    var left = MOST_UNPACKED;
    try (var zip = open()) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var path = ZipPath.next(entry, seen);
        var size = skip(zip, left);
        left -= size;
        if (left < 0) {
          throw new Refusal(format("the archive unpacks to more than %,d bytes", MOST_UNPACKED));
        }
        var item = new Item(path, size, true);
        if (entry.isDirectory()) {
          continue;
        }
        if (item.isRead() && !LooseFiles.isZip(path)) {
          items.add(item);
        } else {
          passedOver.add(PassedOver.of(item));
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new Refusal(ZipPath.refusal(e));
    } catch (IOException e) {
      throw new Refusal(format("the archive cannot be read (%s)", e.getMessage()));
    }
    if (seen.isEmpty()) {
      throw new Refusal("the archive is damaged (it holds nothing)");
    }
    return new Contents(items, passedOver, List.of());
  }

  /// Reads an entry to its end, or to one byte more than it may have, and returns its size.
  private static long skip(ZipInputStream zip, long most) throws IOException {
    var buffer = new byte[1 << 16];
    var size = 0L;
    while (size <= most) {
      var read = zip.read(buffer);
      if (read < 0) {
        break;
      }
      size += read;
    }
    return size;
  }

  @Override
  public byte[] read(Item item) throws IOException {
    try (var zip = open()) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (ZipPath.of(entry).equals(item.path())) {
          return zip.readNBytes(LARGEST + 1);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
    throw new IOException("is gone");
  }

  private ZipInputStream open() {
    return new ZipInputStream(new ByteArrayInputStream(bytes), ZipPath.NAMES);
  }
}
