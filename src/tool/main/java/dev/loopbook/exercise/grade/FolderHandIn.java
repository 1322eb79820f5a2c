package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// A folder that a student handed in. Links are listed but never followed. A zip file in it is read
/// as a folder of its name, for so platforms hand on what a student has uploaded.
record FolderHandIn(Path folder) implements HandIn {
  /// More zip files than anybody hands in.
  private static final int MOST_ZIPS = 20;

  /// In how many folders, one in another, to look for answers that aren't read.
  private static final int DEEPEST_LOOK = 500;

  @Override
  public Contents contents() throws Refusal {
    var items = walk(name -> !SubmissionLayout.isSkipped(name), DEEPEST, _ -> true, MOST_FILES + 1);
    if (items.size() > MOST_FILES) {
      throw new Refusal(format("the folder has more than %,d files", MOST_FILES));
    }
    var passedOver = new ArrayList<PassedOver>();
    for (var item : walk(_ -> true, DEEPEST_LOOK, item -> !item.isRead(), MOST_FILES)) {
      passedOver.add(PassedOver.of(item));
    }
    var refused = new ArrayList<String>();
    addZips(items, passedOver, refused);
    if (items.size() > MOST_FILES) {
      throw new Refusal(
          format("the folder and its zip files have more than %,d files", MOST_FILES));
    }
    return new Contents(items, passedOver, refused);
  }

  /// Returns files of the folder by their path, those too that can't be read.
  ///
  /// @param enters whether to look into a folder of this name
  /// @param deepest in how many folders, one in another, to look
  /// @param most how many to return at most
  private List<Item> walk(Predicate<String> enters, int deepest, Predicate<Item> wanted, int most)
      throws Refusal {
    var items = new ArrayList<Item>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.noneOf(FileVisitOption.class),
          deepest + 1, // the file itself counts, too
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
              return each.equals(folder) || enters.test(each.getFileName().toString())
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              return add(new Item(pathOf(file), attributes.size(), attributes.isRegularFile()));
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return add(new Item(pathOf(file), 0, false));
            }

            private FileVisitResult add(Item item) {
              if (wanted.test(item)) {
                items.add(item);
              }
              return items.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }
          });
    } catch (IOException e) {
      throw new Refusal(format("the folder cannot be read (%s)", e));
    }
    return items;
  }

  private void addZips(List<Item> items, List<PassedOver> passedOver, List<String> refused)
      throws Refusal {
    var zips =
        items.stream().filter(item -> item.ordinary() && LooseFiles.isZip(item.name())).toList();
    if (zips.size() > MOST_ZIPS) {
      throw new Refusal(format("the folder has more than %d zip files", MOST_ZIPS));
    }
    for (var zip : zips) {
      try {
        var inside = new ZipHandIn(folder.resolve(zip.path())).contents();
        inside.items().forEach(item -> items.add(item.in(zip.path())));
        passedOver.addAll(PassedOver.in(zip.path(), inside.passedOver()));
        inside.refused().forEach(each -> refused.add(zip.path() + "/" + each));
      } catch (Refusal refusal) {
        refused.add(zip.path() + ": " + refusal.why());
      }
    }
  }

  /// Returns the zip file on the way to a file in it. A folder may be called `x.zip`, too.
  private Optional<String> zipOf(String path) {
    var lower = path.toLowerCase(Locale.ROOT);
    for (var at = lower.indexOf(".zip/"); at >= 0; at = lower.indexOf(".zip/", at + 1)) {
      var zip = path.substring(0, at + ".zip".length());
      if (Files.isRegularFile(folder.resolve(zip))) {
        return Optional.of(zip);
      }
    }
    return Optional.empty();
  }

  private String pathOf(Path file) {
    var names = new ArrayList<String>();
    folder.relativize(file).forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  @Override
  public byte[] read(Item item) throws IOException {
    Path file;
    Optional<String> zip;
    try {
      zip = zipOf(item.path());
      file = folder.resolve(zip.orElse(item.path()));
    } catch (InvalidPathException e) { // a name that this system's locale can't express
      throw new IOException("its path is no text here", e);
    }
    // it, or a folder on the way, may have become a link since it was listed
    if (Files.isSymbolicLink(file)
        || !Objects.requireNonNull(file.getParent()).toRealPath().startsWith(folder.toRealPath())) {
      throw new IOException("leads out of the folder");
    }
    if (zip.isPresent()) {
      var inside = item.path().substring(zip.get().length() + 1);
      return new ZipHandIn(file).read(new Item(inside, item.size(), item.ordinary()));
    }
    try (var in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(LARGEST + 1);
    }
  }
}
