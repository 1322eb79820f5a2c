package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

/// A stack frame in the learner's own code.
///
/// @param className the name of the class without its package, as people say it: `Shop.Cart`
/// @param method the method's name in the source: for a lambda, that of the method around it;
///   `<init>` for a constructor, `<clinit>` for a static initializer
/// @param place the line
public record UserFrame(String className, String method, CodePlace place) {
  @Override
  public String toString() {
    return format("%s.%s(%s:%d)", className, method, place.file(), place.line());
  }
}
