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
  /// @param items what was handed in
  /// @param passedOver what is in folders that aren't read
  /// @param nothing whether no answer at all was found; then any Java file is worth a word
  List<String> among(List<HandIn.Item> items, List<HandIn.Item> passedOver, boolean nothing) {
    var remarks = new ArrayList<String>();
    var held =
        items.stream()
            .filter(
                item ->
                    nothing
                        ? item.name().endsWith(".java") || lookedLike(item).isPresent()
                        : !item.name().endsWith(".class") && lookedLike(item).isPresent())
            .filter(item -> !names.contains(item.name()))
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
      remarks.add(format("it holds %s%s", listed(held), question));
    }
    var unread = passedOver.stream().filter(item -> names.contains(item.name())).toList();
    unread.stream()
        .filter(HandIn.Item::isTooDeep)
        .findFirst()
        .ifPresent(
            deep ->
                remarks.add(
                    format(
                        "it holds %s %d folders deep, and only %d are read",
                        deep.name(), deep.folders().size(), HandIn.DEEPEST)));
    var hidden = unread.stream().filter(item -> !item.isTooDeep()).toList();
    if (!hidden.isEmpty()) {
      remarks.add(
          format(
              "it holds %s, which is in a folder that isn't read: %s",
              listed(hidden), skippedFolder(hidden.getFirst())));
    }
    var nested =
        items.stream()
            .filter(item -> LooseFiles.isZip(item.name()))
            .filter(item -> items.stream().noneMatch(each -> isIn(item, each)))
            .toList();
    if (nothing && !nested.isEmpty()) {
      remarks.add(
          format("it holds %s, and zip files are read only one in another", listed(nested)));
    }
    return remarks;
  }

  private static boolean isIn(HandIn.Item zip, HandIn.Item item) {
    return item.path().startsWith(zip.path() + "/");
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

  private static String listed(List<HandIn.Item> items) {
    var paths = items.stream().limit(NAMED).map(HandIn.Item::path).toList();
    return String.join(", ", paths) + (items.size() > NAMED ? " and more" : "");
  }

  private static String skippedFolder(HandIn.Item item) {
    return item.folders().stream().filter(SubmissionLayout::isSkipped).findFirst().orElseThrow();
  }
}
