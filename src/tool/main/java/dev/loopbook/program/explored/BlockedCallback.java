package dev.loopbook.program.explored;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.LoopEscape;

/// Thrown out of an explored run where a callback would wait for ever.
final class BlockedCallback extends LoopEscape {
  private static final long serialVersionUID = 1L;

  BlockedCallback(AccessSite site) {
    super(
        format(
            "blocks for ever in %s.%s at %s: there is no other thread to end it",
            site.owner(), site.name(), site.place()));
  }
}
