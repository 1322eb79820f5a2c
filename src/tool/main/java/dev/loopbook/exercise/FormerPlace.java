package dev.loopbook.exercise;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where an exercise was before it moved with its topic to another chapter.
///
/// Its former names still find it, what a student did there counts, and answers from there are
/// graded.
///
/// @param chapter the chapter's folder: `ch11_async_mocks`
/// @param folder its own folder: `e3_user_client`
public record FormerPlace(String chapter, String folder) {
  private static final Pattern FORM =
      Pattern.compile("(ch[0-9]{2}_[a-z][a-z0-9_]*)/(e[0-9]{1,3}_[a-z][a-z0-9_]*)");

  /// Parses `ch11_async_mocks/e3_user_client`; empty if the text doesn't have that form.
  static Optional<FormerPlace> of(String text) {
    var form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new FormerPlace(form.group(1), form.group(2)))
        : Optional.empty();
  }

  /// Returns the name that commands used: `ch11/e3_user_client`.
  public String id() {
    return chapter.substring(0, chapter.indexOf('_')) + "/" + folder;
  }

  /// Returns the shortest name that commands understood: `ch11/e3`.
  public String shortId() {
    return id().substring(0, id().indexOf('_'));
  }

  /// Returns the package of its files: `ch11_async_mocks.e3_user_client`.
  public String packageName() {
    return chapter + "." + folder;
  }
}
