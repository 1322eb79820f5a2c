package dev.loopbook.book;

import java.util.List;
import org.commonmark.node.FencedCodeBlock;

/// Finds the fences of a text, with all it takes to rewrite them.
final class Fences {

  private Fences() {}

  /// Returns all fences in text order.
  static List<Fence> in(String markdown) {
    var lines = LinesWithBreaks.of(markdown);
    return Markdown.all(Markdown.parse(markdown), FencedCodeBlock.class).stream()
        .map(block -> fence(block, lines))
        .toList();
  }

  private static Fence fence(FencedCodeBlock block, LinesWithBreaks lines) {
    var opening = block.getSourceSpans().getFirst();
    var before = lines.text(opening.getLineIndex()).substring(0, opening.getColumnIndex());
    // a list's marker is before its first line only; the other lines have spaces
    var margin = before.replaceAll("[^>\\s]", " ") + " ".repeat(block.getFenceIndent());
    return new Fence(
        opening.getLineIndex() + 1,
        block.getInfo(),
        FenceSpec.of(block.getInfo()),
        block.getLiteral().lines().toList(),
        margin,
        block.getFenceCharacter().repeat(block.getOpeningFenceLength()),
        block.getClosingFenceLength() != null);
  }
}
