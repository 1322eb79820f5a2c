package dev.loopbook.step.film;

import dev.loopbook.text.Markup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The parts of a page in which films are played: a style, a script, and an element for each
/// player.
///
/// The page needs nothing else, and no network. All of it can stand in HTML and in XHTML.
public final class FilmPlayer {

  private static final String ELEMENT = "<div class=\"player\"";

  private FilmPlayer() {}

  /// Returns the head's part: what the page may load, which is nothing, and the style.
  ///
  /// @param scripts what is inside other script elements that may run
  public static Markup head(String... scripts) {
    var all = new ArrayList<>(List.of(scripts));
    all.addFirst(script());
    return new Markup(
        policy(all).source()
            + "<style>\n"
            + PageResource.text(FilmPlayer.class, "player.css")
            + "</style>\n");
  }

  /// Returns the element that lets a page load nothing, and run no scripts but these.
  ///
  /// @param scripts what is inside its script elements
  public static Markup policy(List<String> scripts) {
    var allowed =
        scripts.stream()
            .map(text -> "'sha256-" + digest(text) + "'")
            .collect(Collectors.joining(" "));
    return Markup.of(
        """
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src %s; base-uri 'none'; form-action 'none'" />
        """,
        new Markup(allowed));
  }

  /// Returns the script element, which has to stand after all players.
  public static Markup foot() {
    return new Markup("<script>" + script() + "</script>\n");
  }

  /// Returns a player that is open.
  ///
  /// @param id tells this player's films from others on the page
  /// @param films one, or two to compare
  public static Markup open(String id, List<Film> films) {
    return new Markup(data(id, films) + element(id, films, "").source());
  }

  /// Returns a button, and the player that it opens. Without a script neither is seen.
  public static Markup closed(String id, Film film) {
    return new Markup(
        data(id, List.of(film))
            + Markup.of(
                    "<button type=\"button\" class=\"opens\" aria-expanded=\"false\" hidden=\"hidden\">Step through %s</button>\n",
                    film.name())
                .source()
            + element(id, List.of(film), " hidden=\"hidden\"").source());
  }

  /// Returns whether there is a player in a part of a page.
  public static boolean isIn(Markup part) {
    return part.source().contains(ELEMENT); // a stranger's text is escaped
  }

  private static Markup element(String id, List<Film> films, String hidden) {
    return Markup.of(
        "%s data-films=\"%s\"%s></div>\n",
        new Markup(ELEMENT),
        IntStream.range(0, films.size())
            .mapToObj(i -> name(id, i))
            .collect(Collectors.joining(" ")),
        new Markup(hidden));
  }

  private static String data(String id, List<Film> films) {
    var data = new StringBuilder();
    for (var i = 0; i < films.size(); i++) {
      data.append(Markup.of("<script type=\"application/json\" id=\"%s\">", name(id, i)).source());
      data.append(films.get(i).toJson()).append("</script>\n");
    }
    return data.toString();
  }

  private static String name(String id, int number) {
    return "film-" + id + (number == 0 ? "" : "-" + (number + 1));
  }

  private static String script() {
    return PageResource.script(FilmPlayer.class, "player.js");
  }

  private static String digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder().encodeToString(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
