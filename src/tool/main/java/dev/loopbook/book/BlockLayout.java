package dev.loopbook.book;

import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/// Lays out blocks, each in the width that the blocks around it leave.
///
/// A container lays out its children in a smaller width and puts its bar or indentation before
/// their lines.
final class BlockLayout {

  /// Narrower than this is unreadable; a block is then laid out wider and its lines are broken at
  /// the end.
  private static final int NARROWEST = 10;

  private final FenceLayout fences;
  private final AnswerVisibility answers;

  BlockLayout(FenceLayout fences, AnswerVisibility answers) {
    this.fences = fences;
    this.answers = answers;
  }

  /// Returns the lines of a node's blocks, with an empty line between blocks.
  List<StyledLine> blocks(Node parent, int width) {
    return blocks(parent, width, true);
  }

  private List<StyledLine> blocks(Node parent, int width, boolean spaced) {
    var lines = new ArrayList<StyledLine>();
    for (var child : Markdown.children(parent)) {
      var block = block(child, Math.max(NARROWEST, width));
      if (block.isEmpty()) {
        continue;
      }
      if (spaced && !lines.isEmpty()) {
        lines.add(StyledLine.EMPTY);
      }
      lines.addAll(block);
    }
    return lines;
  }

  private List<StyledLine> block(Node node, int width) {
    return switch (node) {
      case Heading heading -> heading(heading, width);
      case Paragraph paragraph -> Wrap.words(InlineText.of(paragraph), width);
      case ListBlock list -> list(list, width);
      case BlockQuote quote ->
          blocks(quote, width - 2).stream()
              .map(line -> line.after(new Span("│ ", Style.QUOTE)))
              .toList();
      case FencedCodeBlock fence -> fences.lines(fence, width);
      case IndentedCodeBlock code -> fences.plain(code.getLiteral(), width);
      case TableBlock table -> TableLayout.of(table).lines(width);
      case ThematicBreak _ -> List.of(StyledLine.of("─".repeat(width), Style.RULE));
      case HtmlBlock html -> Wrap.words(InlineText.ofHtml(html), width);
      case AnswerBlock answer -> answer(answer, width);
      case YamlFrontMatterBlock _, LinkReferenceDefinition _ -> List.of();
      default -> blocks(node, width);
    };
  }

  private List<StyledLine> answer(AnswerBlock answer, int width) {
    if (answers == AnswerVisibility.HIDDEN) {
      return fences.hidden(answer, width);
    }
    var lines = new ArrayList<>(fences.shown());
    lines.addAll(blocks(answer, width));
    return lines;
  }

  private static List<StyledLine> heading(Heading heading, int width) {
    var lines = new ArrayList<>(Wrap.words(InlineText.of(heading, Style.HEADING), width));
    var mark =
        switch (heading.getLevel()) {
          case 1 -> "═";
          case 2 -> "─";
          default -> "╌";
        };
    var widest = lines.stream().mapToInt(StyledLine::width).max().orElse(0);
    if (widest > 0) {
      lines.add(StyledLine.of(mark.repeat(widest), Style.HEADING));
    }
    return lines;
  }

  private List<StyledLine> list(ListBlock list, int width) {
    var lines = new ArrayList<StyledLine>();
    var markers = markers(list);
    var columns = markers.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    var place = 0;
    for (var item : Markdown.children(list)) {
      if (!list.isTight() && !lines.isEmpty()) {
        lines.add(StyledLine.EMPTY);
      }
      var marker = markers.get(place++);
      var prefix = " ".repeat(columns - DisplayWidth.of(marker)) + marker;
      var content = blocks(item, width - columns, !list.isTight());
      for (var line : content.isEmpty() ? List.of(StyledLine.EMPTY) : content) {
        lines.add(line.after(Span.plain(prefix)));
        prefix = " ".repeat(columns);
      }
    }
    return lines;
  }

  private static List<String> markers(ListBlock list) {
    var count = Markdown.children(list).size();
    var markers = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      markers.add(
          switch (list) {
            case OrderedList ordered ->
                ordered.getMarkerStartNumber() + i + ordered.getMarkerDelimiter() + " ";
            case BulletList bullets -> depth(bullets) % 2 == 0 ? "• " : "– ";
            default -> "• ";
          });
    }
    return markers;
  }

  private static int depth(Node list) {
    var depth = 0;
    for (var above = list.getParent(); above != null; above = above.getParent()) {
      depth += above instanceof BulletList ? 1 : 0;
    }
    return depth;
  }
}
