package dev.loopbook.book;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.LinkedHashMap;
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

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;
  private final Players players;

  HtmlFences(HtmlNodeRendererContext context, Players players) {
    this.context = context;
    this.html = context.getWriter();
    this.players = players;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(FencedCodeBlock.class, AnswerBlock.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof AnswerBlock answer) {
      folded(answer);
    } else {
      fence((FencedCodeBlock) node);
    }
  }

  private void folded(AnswerBlock answer) {
    html.line();
    html.tag("details", Map.of("class", "answer"));
    html.tag("summary");
    html.text("Show the answer");
    html.tag("/summary");
    html.line();
    Markdown.children(answer).forEach(context::render);
    html.tag("/details");
    html.line();
  }

  private void fence(FencedCodeBlock fence) {
    var code = fence.getLiteral();
    html.line();
    switch (FenceSpec.of(fence.getInfo())) {
      case FenceSpec.Source source -> {
        figure("code", source.caption(), java(code));
        html.raw(players.after(source.file()).source());
      }
      case FenceSpec.Illustration _ -> figure("code", "", java(code));
      case FenceSpec.Output output -> figure("output", output.caption(), lines(code, Style.CODE));
      case FenceSpec.RealOutput real -> figure("output", real.caption(), lines(code, Style.CODE));
      case FenceSpec.Diff diff -> figure("code", diff.file(), lines(code, Style.CODE));
      case FenceSpec.ChangedOutput output ->
          figure("output", output.caption(), lines(code, Style.CODE));
      case FenceSpec.Refusal refusal ->
          figure("output", refusal.caption(), lines(code, Style.CODE));
      case FenceSpec.PythonSource source -> figure("code", source.file(), lines(code, Style.CODE));
      case FenceSpec.PythonOutput output ->
          figure("output", output.caption(), lines(code, Style.CODE));
      case FenceSpec.Predict predict ->
          predict(Predictions.asked(Markdown.line(fence), code, predict));
      case FenceSpec.Transcript _ -> figure("output", "", transcript(code));
      case FenceSpec.Other _, FenceSpec.Malformed _ -> figure("code", "", lines(code, Style.CODE));
    }
    html.line();
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

  /// Writes a question so that a script can make buttons of its choices.
  private void predict(Prediction asked) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("class", "predict");
    attributes.put("id", "question-" + asked.line());
    asked.right().ifPresent(right -> attributes.put("data-right", letter(asked, right)));
    asked.example().ifPresent(file -> attributes.put("data-example", Players.name(file)));
    html.tag("div", attributes);
    html.tag("p");
    html.text(String.join(" ", asked.question()));
    html.tag("/p");
    if (!asked.choices().isEmpty()) {
      html.tag("ul");
      for (var choice : asked.choices()) {
        html.tag("li", Map.of("data-letter", choice.letter()));
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

  private static String letter(Prediction asked, int choice) {
    return asked.choices().get(choice).letter();
  }
}
