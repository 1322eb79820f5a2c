package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A zip file that a student handed in. It's never unpacked to disk: the few files that count are
/// read into memory, each up to a limit, whatever size the archive claims. A zip file in it is read
/// as a folder of its name.
record ZipHandIn(Path archive) implements HandIn {
  /// The longest archive. Its table of contents, which is read whole, may claim to be as long.
  private static final long LARGEST_ARCHIVE = 64 << 20;

  /// More zip files than anybody puts into another one.
  private static final int MOST_ZIPS = 20;

  @Override
  public Contents contents() throws Refusal {
    try (var zip = open()) {
      var items = new ArrayList<Item>();
      var passedOver = new ArrayList<PassedOver>();
      var refused = new ArrayList<String>();
      var seen = new HashSet<String>();
      var zips = 0;
      for (var entry : Collections.list(zip.entries())) {
        var path = ZipPath.next(entry, seen);
        var item = new Item(path, entry.getSize(), true);
        if (entry.isDirectory()) {
          continue;
        }
        if (!item.isRead()) {
          passedOver.add(PassedOver.of(item));
          continue;
        }
        items.add(item);
        if (LooseFiles.isZip(path)) {
          if (++zips > MOST_ZIPS) {
            throw new Refusal(format("the archive holds more than %d zip files", MOST_ZIPS));
          }
          try {
            var inside = inner(zip, entry).contents();
            inside.items().forEach(each -> items.add(each.in(path)));
            passedOver.addAll(PassedOver.in(path, inside.passedOver()));
          } catch (Refusal refusal) {
            refused.add(path + ": " + refusal.why());
          }
        }
        if (items.size() > MOST_FILES) {
          throw new Refusal(
              format("the archive and those in it hold more than %,d files", MOST_FILES));
        }
      }
      return new Contents(items, passedOver, refused);
    } catch (ZipException | IllegalArgumentException e) {
      throw new Refusal(ZipPath.refusal(e));
    } catch (IOException e) {
      throw new Refusal(format("the archive cannot be read (%s)", e.getMessage()));
    }
  }

  private static InnerZip inner(ZipFile zip, ZipEntry entry) throws IOException {
    return new InnerZip(bytes(zip, entry, InnerZip.LARGEST_ARCHIVE));
  }

  private ZipFile open() throws IOException {
    if (Files.size(archive) > LARGEST_ARCHIVE) {
      throw new IOException(format("it has more than %,d bytes", LARGEST_ARCHIVE));
    }
    return new ZipFile(archive.toFile(), ZipPath.NAMES);
  }

  @Override
  public byte[] read(Item item) throws IOException {
    try (var zip = open()) {
      var entry = find(zip, item.path());
      if (entry.isPresent()) {
        return bytes(zip, entry.get(), LARGEST);
      }
      var end = item.path().toLowerCase(Locale.ROOT).indexOf(".zip/") + ".zip".length();
      var inner = find(zip, item.path().substring(0, Math.min(end, item.path().length())));
      if (inner.isEmpty()) {
        throw new IOException("is gone");
      }
      return inner(zip, inner.get())
          .read(new Item(item.path().substring(end + 1), item.size(), item.ordinary()));
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  private static Optional<? extends ZipEntry> find(ZipFile zip, String path) {
    return zip.stream().filter(each -> ZipPath.of(each).equals(path)).findFirst();
  }

  /// Reads an entry, but at most one byte more than `most`.
  private static byte[] bytes(ZipFile zip, ZipEntry entry, int most) throws IOException {
    try (var in = zip.getInputStream(entry)) {
      var bytes = in.readNBytes(most + 1);
      if (bytes.length <= most) {
        requireSum(entry, bytes);
      }
      return bytes;
    }
  }

  /// Checks what Java leaves unchecked: a disk or a transfer may have damaged the file.
  private static void requireSum(ZipEntry entry, byte[] bytes) throws IOException {
    var sum = new CRC32();
    sum.update(bytes);
    if (entry.getCrc() >= 0 && entry.getCrc() != sum.getValue()) {
      throw new IOException("it is damaged: its checksum is wrong");
    }
  }
}
