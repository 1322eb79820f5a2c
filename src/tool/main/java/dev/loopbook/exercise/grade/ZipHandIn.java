package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.Shorten;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A zip file that a student handed in. It's never unpacked to disk: the few files that count are
/// read into memory, each up to a limit, whatever size the archive claims.
record ZipHandIn(Path archive) implements HandIn {
  /// The longest archive. Its table of contents, which is read whole, may claim to be as long.
  private static final long LARGEST_ARCHIVE = 64 << 20;

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  @Override
  public List<Item> items() throws Refusal {
    try (var zip = open()) {
      var items = new ArrayList<Item>();
      var seen = new HashSet<String>();
      for (var entry : Collections.list(zip.entries())) {
        var path = pathOf(entry);
        if (!seen.add(path)) {
          throw new Refusal(format("the archive holds %s twice", shown(path)));
        }
        if (seen.size() > MOST_FILES) {
          throw new Refusal(format("the archive holds more than %,d files", MOST_FILES));
        }
        var item = new Item(path, entry.getSize(), true);
        if (!entry.isDirectory()
            && item.folders().size() <= DEEPEST
            && item.folders().stream().noneMatch(SubmissionLayout::isSkipped)) {
          items.add(item);
        }
      }
      items.sort(Comparator.comparing(Item::path));
      return items;
    } catch (ZipException | IllegalArgumentException e) {
      throw new Refusal(format("the archive is damaged (%s)", e.getMessage()));
    } catch (IOException e) {
      throw new Refusal(format("the archive cannot be read (%s)", e.getMessage()));
    }
  }

  private ZipFile open() throws IOException {
    if (Files.size(archive) > LARGEST_ARCHIVE) {
      throw new IOException(format("it has more than %,d bytes", LARGEST_ARCHIVE));
    }
    return new ZipFile(archive.toFile(), StandardCharsets.UTF_8);
  }

  /// Returns an entry's path.
  ///
  /// @throws Refusal if it leads out of the folder that it would be unpacked into
  private static String pathOf(ZipEntry entry) throws Refusal {
    var path = name(entry);
    if (path.startsWith("/")
        || DRIVE.matcher(path).matches()
        || path.indexOf('\0') >= 0
        || List.of(path.split("/")).contains("..")) {
      throw new Refusal(format("the archive holds %s, which leads outside", shown(path)));
    }
    return path;
  }

  private static String shown(String path) {
    return ControlCharacters.shownOnOneLine(Shorten.toLength(path, 100));
  }

  @Override
  public byte[] read(Item item) throws IOException {
    try (var zip = open()) {
      var entry = zip.stream().filter(each -> name(each).equals(item.path())).findFirst();
      if (entry.isEmpty()) {
        throw new IOException("is gone");
      }
      try (var in = zip.getInputStream(entry.get())) {
        var bytes = in.readNBytes(LARGEST + 1);
        requireSum(entry.get(), bytes);
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  /// Checks what Java leaves unchecked: a disk or a transfer may have damaged the file.
  private static void requireSum(ZipEntry entry, byte[] bytes) throws IOException {
    var sum = new CRC32();
    sum.update(bytes);
    if (bytes.length <= LARGEST && entry.getCrc() >= 0 && entry.getCrc() != sum.getValue()) {
      throw new IOException("it is damaged: its checksum is wrong");
    }
  }

  /// Returns an entry's name without the `./` that some tools put in front.
  private static String name(ZipEntry entry) {
    return entry.getName().replace('\\', '/').replaceFirst("^(?:\\./+)+", "");
  }
}
