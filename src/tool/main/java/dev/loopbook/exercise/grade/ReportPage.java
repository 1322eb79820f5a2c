package dev.loopbook.exercise.grade;

import dev.loopbook.step.film.FilmPlayer;
import dev.loopbook.text.Markup;
import java.util.List;

/// The frame of a report's page. It's self-contained: it may load nothing, and runs no script.
final class ReportPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem;
             padding: 0 1rem; overflow-wrap: anywhere; }
      table { border-collapse: collapse; overflow-wrap: normal; }
      .wide { overflow-x: auto; }
      th, td { padding: .25rem .6rem; border-bottom: 1px solid #8884; text-align: left;
               vertical-align: top; }
      th[scope=row] { font-weight: normal; }
      td.number { text-align: right; font-variant-numeric: tabular-nums; }
      .passed { color: #17803d; } .failed { color: #c0392b; } .none { color: #767676; }
      @media (prefers-color-scheme: dark) {
        .passed { color: #5fd38d; } .failed { color: #ff8a80; } .none { color: #9a9a9a; }
      }
      code, pre { font-family: ui-monospace, monospace; }
      pre { overflow-x: auto; padding: .5rem .75rem; background: #8881; }
      pre.words { white-space: pre-wrap; }
      details { margin: .25rem 0; }
      """;

  private ReportPage() {}

  /// Returns a whole page.
  static String of(String title, Markup body) {
    return Markup.of(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            %s<title>%s</title>
            <style>
            %s</style>
            </head>
            <body><main>
            %s</main></body>
            </html>
            """,
            FilmPlayer.policy(List.of()), title, new Markup(STYLE), body)
        .source();
  }
}
