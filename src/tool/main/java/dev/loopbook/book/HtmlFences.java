package dev.loopbook.book;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/// Writes fences as HTML: code and outputs as figures, questions as boxes, and their answers
/// collapsed.
final class HtmlFences implements NodeRenderer {

  private final HtmlWriter html;
  private final Predictions predictions;
  private final Players players;

  HtmlFences(HtmlNodeRendererContext context, Predictions predictions, Players players) {
    this.html = context.getWriter();
    this.predictions = predictions;
    this.players = players;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(FencedCodeBlock.class);
  }

  @Override
  public void render(Node node) {
    var fence = (FencedCodeBlock) node;
    var code = fence.getLiteral();
    html.line();
    switch (FenceSpec.of(fence.getInfo())) {
      case FenceSpec.Source source -> {
        figure("code", source.caption(), java(code));
        html.raw(players.after(source.file()).source());
      }
      case FenceSpec.Illustration _ -> figure("code", "", java(code));
      case FenceSpec.Output output -> output(fence, output);
      case FenceSpec.RealOutput real -> figure("output", real.caption(), lines(code, Style.CODE));
      case FenceSpec.Diff diff -> figure("code", diff.file(), lines(code, Style.CODE));
      case FenceSpec.ChangedOutput output ->
          figure("output", output.caption(), lines(code, Style.CODE));
      case FenceSpec.Refusal refusal ->
          figure("output", refusal.caption(), lines(code, Style.CODE));
      case FenceSpec.PythonSource source -> figure("code", source.file(), lines(code, Style.CODE));
      case FenceSpec.PythonOutput output ->
          figure("output", output.caption(), lines(code, Style.CODE));
      case FenceSpec.Predict predict -> predict(code, predict);
      case FenceSpec.Transcript _ -> figure("output", "", transcript(code));
      case FenceSpec.Other _, FenceSpec.Malformed _ -> figure("code", "", lines(code, Style.CODE));
    }
    html.line();
  }

  private void output(FencedCodeBlock fence, FenceSpec.Output output) {
    var isAnswer = predictions.answers(fence);
    if (isAnswer) {
      html.tag("details");
      html.tag("summary");
      html.text("Show the answer");
      html.tag("/summary");
    }
    figure("output", output.caption(), lines(fence.getLiteral(), Style.CODE));
    if (isAnswer) {
      html.tag("/details");
    }
  }

  private void figure(String kind, String caption, List<StyledLine> lines) {
    html.tag("figure", Map.of("class", kind));
    if (!caption.isEmpty()) {
      html.tag("figcaption");
      html.text(caption);
      html.tag("/figcaption");
    }
    // a part that scrolls must be reachable from the keyboard
    html.tag("pre", Map.of("tabindex", "0"));
    html.tag("code");
    for (var line : lines) {
      line.spans().forEach(this::span);
      html.raw("\n");
    }
    html.tag("/code");
    html.tag("/pre");
    html.tag("/figure");
  }

  private void span(Span span) {
    if (span.style() == Style.CODE) {
      html.text(span.text());
      return;
    }
    html.tag("span", Map.of("class", span.style().name().toLowerCase(Locale.ROOT)));
    html.text(span.text());
    html.tag("/span");
  }

  private static List<StyledLine> java(String code) {
    return JavaHighlighter.highlight(code.lines().map(ControlCharacters::shown).toList());
  }

  private static List<StyledLine> lines(String text, Style style) {
    return text.lines().map(line -> StyledLine.of(ControlCharacters.shown(line), style)).toList();
  }

  private static List<StyledLine> transcript(String text) {
    return text.lines()
        .map(ControlCharacters::shown)
        .map(
            line ->
                StyledLine.of(line, TranscriptEntry.isCommand(line) ? Style.COMMAND : Style.CODE))
        .toList();
  }

  private void predict(String text, FenceSpec.Predict predict) {
    var asked = Predictions.read(text, predict.file(), predict.answer(), List.of());
    html.tag("div", Map.of("class", "predict"));
    html.tag("p");
    html.text(String.join(" ", asked.question()));
    html.tag("/p");
    if (!asked.choices().isEmpty()) {
      html.tag("ul");
      for (var choice : asked.choices()) {
        html.tag("li");
        html.tag("b");
        html.text(choice.letter() + ")");
        html.tag("/b");
        html.text(" " + choice.text());
        html.tag("/li");
      }
      html.tag("/ul");
    }
    html.tag("/div");
  }
}
