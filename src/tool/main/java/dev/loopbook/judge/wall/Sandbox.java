package dev.loopbook.judge.wall;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.RecursiveDeletion;
import dev.loopbook.program.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Starts JVMs behind the best walls that this system has.
///
/// It doesn't guess which walls hold: a harmless program tries each of them from inside once,
/// before any submission runs. Safe to use from several threads.
public final class Sandbox implements AutoCloseable {
  private static final String PREFIX = "loopbook-walls-";
  private static final Pattern FOLDER = Pattern.compile(PREFIX + "([0-9]{1,18})-.*");

  private final Enclosure enclosure;
  private final Set<Wall> walls;
  private final Path jdk;
  private final TemporaryFolder cells;
  private final AtomicInteger started = new AtomicInteger();

  private Sandbox(Enclosure enclosure, Set<Wall> walls, Path jdk, TemporaryFolder cells) {
    this.enclosure = enclosure;
    this.walls = Collections.unmodifiableSet(walls);
    this.jdk = jdk;
    this.cells = cells;
  }

  /// Tries the enclosures that this system has, and returns the strongest that works.
  ///
  /// @throws IOException if there is no temporary folder to work in
  public static Sandbox detect() throws IOException {
    removeWhatTheDeadLeft(Path.of(System.getProperty("java.io.tmpdir")));
    var root = "root".equals(System.getProperty("user.name"));
    return strongest(candidates(SystemTools.ofThisSystem(), root));
  }

  /// Tries enclosures, the strongest first, until one has all walls, and returns the best.
  static Sandbox strongest(List<Enclosure> candidates) throws IOException {
    var best = of(new PlainEnclosure(new SystemTools(List.of()), false));
    for (var enclosure : candidates) {
      var trial = of(enclosure);
      var standing = new EnclosureTrial(trial).walls();
      if (standing.size() > best.walls.size()) {
        best.close();
        best = new Sandbox(enclosure, standing, trial.jdk, trial.cells);
      } else {
        trial.close();
      }
      if (best.missing().isEmpty()) {
        break;
      }
    }
    return best;
  }

  /// Removes the folders of processes that were killed before they could do so.
  static void removeWhatTheDeadLeft(Path in) throws IOException {
    try (var folders = Files.newDirectoryStream(in, PREFIX + "*")) {
      for (var folder : folders) {
        var name = FOLDER.matcher(folder.getFileName().toString());
        if (name.matches()
            && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
            && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.isWritable(folder)) {
          deleteIfNobodyElseDoes(folder);
        }
      }
    }
  }

  private static void deleteIfNobodyElseDoes(Path folder) {
    try {
      RecursiveDeletion.of(folder);
    } catch (IOException _) {
      // another grading is removing it at the same time, or the next one will
    }
  }

  /// Returns an enclosure's sandbox, with the walls that it claims to build.
  static Sandbox of(Enclosure enclosure) throws IOException {
    return new Sandbox(
        enclosure,
        enclosure.claims(),
        Path.of(System.getProperty("java.home")).toRealPath(),
        TemporaryFolder.make(PREFIX + ProcessHandle.current().pid() + "-"));
  }

  /// Returns what may work with the system's tools, the strongest first.
  ///
  /// @param root whether we are the system's root
  static List<Enclosure> candidates(SystemTools tools, boolean root) {
    var candidates = new ArrayList<Enclosure>();
    if (tools.has("unshare") && tools.has("setpriv") && root) {
      candidates.add(new NamespaceEnclosure(tools, true, true));
    }
    if (tools.has("bwrap")) {
      candidates.add(new BubblewrapEnclosure(tools, true));
      candidates.add(new BubblewrapEnclosure(tools, false));
    }
    if (tools.has("unshare") && tools.has("setpriv")) {
      candidates.add(new NamespaceEnclosure(tools, false, true));
      candidates.add(new NamespaceEnclosure(tools, false, false));
    }
    if (root) {
      candidates.add(new PlainEnclosure(tools, true));
    }
    candidates.add(new PlainEnclosure(tools, false));
    return candidates;
  }

  Path cells() {
    return cells.path();
  }

  /// Returns the walls that held in the trial.
  public Set<Wall> walls() {
    return walls;
  }

  /// Returns the walls that this system lacks.
  public Set<Wall> missing() {
    var missing = EnumSet.complementOf(EnumSet.of(Wall.CODE));
    missing.removeAll(walls);
    return missing;
  }

  /// Returns the name of what builds the walls, such as `namespaces`.
  public String name() {
    return enclosure.name();
  }

  /// Starts a JVM of the JDK that this one runs on.
  ///
  /// @param command `java`, options, class, arguments
  /// @param reads the files and folders that it must be able to read, apart from the JDK
  /// @throws IOException if the enclosure's own program can't be started
  public EnclosedProcess start(List<String> command, List<Path> reads, Allowance allowance)
      throws IOException {
    var number = started.getAndIncrement();
    var folder = Files.createDirectory(cells.path().resolve("cell" + number));
    var cell =
        new Enclosure.Cell(
            jdk,
            reads,
            Files.createDirectory(folder.resolve("root")),
            Files.createDirectory(folder.resolve("scratch")),
            number);
    return EnclosedProcess.start(
        enclosure, walls.contains(Wall.FILES), command, allowance, cell, folder);
  }

  /// Removes the sandbox's files. Its children must have ended before.
  @Override
  public void close() throws IOException {
    cells.close();
  }

  @Override
  public String toString() {
    return format("<Sandbox %s, walls %s>", name(), walls);
  }
}
