package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds files that a student may have meant as answers, but that aren't taken as such: they have
/// another name, or are in a folder that isn't read.
///
/// @param names the names of the files that are missing
record NearMisses(List<String> names) {
  /// How many files a remark names.
  private static final int NAMED = 3;

  NearMisses {
    names = List.copyOf(names);
  }

  /// Returns remarks about them.
  ///
  /// @param contents what was handed in
  /// @param nothing whether no answer at all was found; then any Java file is worth a word
  List<String> among(HandIn.Contents contents, boolean nothing) {
    var remarks = new ArrayList<String>();
    var held =
        contents.items().stream()
            .filter(
                item ->
                    nothing
                        ? item.name().endsWith(".java") || lookedLike(item).isPresent()
                        : !item.name().endsWith(".class") && lookedLike(item).isPresent())
            .filter(item -> !isMissing(item))
            .toList();
    if (!held.isEmpty()) {
      var question =
          held.stream()
              .limit(NAMED)
              .flatMap(item -> meant(item).stream())
              .findFirst()
              .map(
                  name ->
                      format(
                          ". Is %s meant to be %s?", held.size() == 1 ? "it" : "one of them", name))
              .orElse("");
      remarks.add(
          format("it holds %s%s", listed(held.stream().map(HandIn.Item::path).toList()), question));
    }
    var unread =
        contents.passedOver().stream()
            .filter(
                each ->
                    isMissing(each.item())
                        || (isZip(each.item()) && (nothing || each.item().isRead())))
            .toList();
    unread.stream()
        .filter(each -> each.item().isTooDeep())
        .findFirst()
        .ifPresent(
            deep ->
                remarks.add(
                    format(
                        "it holds %s %d folders deep, and only %d are read",
                        deep.item().name(), deep.item().folders().size(), HandIn.DEEPEST)));
    var hidden = unread.stream().filter(PassedOver::isInSkippedFolder).toList();
    if (!hidden.isEmpty()) {
      remarks.add(
          format(
              "it holds %s, which is in a folder that isn't read: %s",
              listed(paths(hidden)), hidden.getFirst().skippedFolder()));
    }
    var nested = unread.stream().filter(each -> each.item().isRead()).toList();
    if (!nested.isEmpty()) {
      remarks.add(
          format("it holds %s, and zip files are read only one in another", listed(paths(nested))));
    }
    var archives =
        contents.items().stream()
            .map(HandIn.Item::path)
            .filter(path -> ClassFolder.ARCHIVE.matcher(path).matches())
            .toList();
    if (!archives.isEmpty()) {
      remarks.add(
          format("it holds %s. This kind of archive is not read: a zip file is", listed(archives)));
    }
    return remarks;
  }

  private boolean isMissing(HandIn.Item item) {
    return names.contains(item.name());
  }

  private static boolean isZip(HandIn.Item item) {
    return LooseFiles.isZip(item.name()) && !item.name().startsWith("._"); // macOS's notes on one
  }

  /// Returns the name that a file has but for its extension: `Sum.txt`, `Sum.java.bak` and
  /// `Sum.class` look like `Sum.java`.
  private Optional<String> lookedLike(HandIn.Item item) {
    return names.stream()
        .filter(name -> name.endsWith(".java"))
        .filter(
            name ->
                item.name()
                    .regionMatches(true, 0, name, 0, name.length() - "java".length())) // with dot
        .findFirst();
  }

  private Optional<String> meant(HandIn.Item item) {
    return lookedLike(item).or(() -> Nearest.to(item.name(), names).stream().findFirst());
  }

  private static List<String> paths(List<PassedOver> files) {
    return files.stream().map(PassedOver::path).toList();
  }

  private static String listed(List<String> paths) {
    var some = String.join(", ", paths.subList(0, Math.min(NAMED, paths.size())));
    return some + (paths.size() > NAMED ? " and more" : "");
  }
}
