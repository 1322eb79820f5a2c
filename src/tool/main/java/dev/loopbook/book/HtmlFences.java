package dev.loopbook.book;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Markup;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
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
  private final LineNames names;

  HtmlFences(HtmlNodeRendererContext context, Players players, LineNames names) {
    this.context = context;
    this.html = context.getWriter();
    this.players = players;
    this.names = names;
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
        html.raw(listing(source.caption(), names.prefix(source.reference()), code).source());
        html.line();
        html.raw(players.after(source.file()).source());
      }
      case FenceSpec.Illustration _ -> figure("code", "", java(code));
      case FenceSpec.Printout printed -> figure("output", printed.caption(), plain(code));
      case FenceSpec.Diff diff -> figure("code", diff.file(), plain(code));
      case FenceSpec.PythonSource source -> figure("code", source.file(), plain(code));
      case FenceSpec.Predict predict ->
          predict(Predictions.asked(Markdown.line(fence), code, predict));
      case FenceSpec.Transcript _ -> session(code);
      case FenceSpec.Picture _ -> {
        if (Diagram.read(code.lines().toList()) instanceof Diagram.Reading.Drawn(var diagram)) {
          html.raw("<figure>\n" + DiagramSvg.of(diagram).source() + "</figure>");
        } else {
          figure("code", "", plain(code));
        }
      }
      case FenceSpec.Other _, FenceSpec.Malformed _ -> figure("code", "", plain(code));
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
    html.raw(marked(span).source());
  }

  private static List<StyledLine> java(String code) {
    return JavaHighlighter.highlight(code.lines().map(ControlCharacters::shown).toList());
  }

  private static List<StyledLine> plain(String text) {
    return text.lines()
        .map(line -> StyledLine.of(ControlCharacters.shown(line), Style.CODE))
        .toList();
  }

  /// Writes a session so that a script can show its commands one by one.
  private void session(String text) {
    html.tag("figure", Map.of("class", "session"));
    html.tag("pre", Map.of("tabindex", "0"));
    html.tag("code");
    var open = false;
    for (var line : text.lines().map(ControlCharacters::shown).toList()) {
      var isCommand = TranscriptEntry.isCommand(line);
      if (isCommand) {
        html.raw(open ? "</span><span class=\"entry\">" : "<span class=\"entry\">");
        open = true;
      }
      span(new Span(line, isCommand ? Style.COMMAND : Style.CODE));
      html.raw("\n");
    }
    html.raw(open ? "</span>" : "");
    html.tag("/code");
    html.tag("/pre");
    html.tag("/figure");
  }

  /// Returns a whole Java file without its name, each of whose lines a link can lead to.
  static Markup file(String name, String code) {
    return listing("", new LineNames().prefix(name), code);
  }

  private static Markup listing(String caption, String prefix, String code) {
    var lines = new ArrayList<Markup>();
    var number = 0;
    for (var line : java(code)) {
      var anchor = prefix + "-" + ++number;
      lines.add(
          Markup.of(
              "<a class=\"n\" id=\"%s\" href=\"#%s\" tabindex=\"-1\" aria-hidden=\"true\"></a>",
              anchor, anchor));
      line.spans().forEach(span -> lines.add(marked(span)));
      lines.add(new Markup("\n"));
    }
    return Markup.of(
        "<figure class=\"code listing\">%s<pre tabindex=\"0\"><code>%s</code></pre></figure>",
        caption.isEmpty() ? Markup.EMPTY : Markup.of("<figcaption>%s</figcaption>", caption),
        Markup.join(lines));
  }

  private static Markup marked(Span span) {
    return span.style() == Style.CODE
        ? Markup.text(span.text())
        : Markup.of(
            "<span class=\"%s\">%s</span>",
            span.style().name().toLowerCase(Locale.ROOT), span.text());
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
    words(String.join(" ", asked.question()));
    html.tag("/p");
    if (!asked.choices().isEmpty()) {
      html.tag("ul");
      for (var choice : asked.choices()) {
        html.tag("li", Map.of("data-letter", choice.letter()));
        html.tag("b");
        html.text(choice.letter() + ")");
        html.tag("/b");
        words(" " + choice.text());
        html.tag("/li");
      }
      html.tag("/ul");
    }
    html.tag("/div");
  }

  /// Writes text in which nothing but code is marked; a backtick without a second one is itself.
  private void words(String text) {
    html.raw(Markup.text(text).source().replaceAll("`([^`]+)`", "<code>$1</code>"));
  }

  private static String letter(Prediction asked, int choice) {
    return asked.choices().get(choice).letter();
  }
}
