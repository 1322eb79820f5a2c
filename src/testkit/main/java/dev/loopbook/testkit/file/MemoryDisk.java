package dev.loopbook.testkit.file;

import dev.loopbook.testkit.file.MemoryNode.Data;
import dev.loopbook.testkit.file.MemoryNode.Folder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tree of files, how much room they take, and what the disk refuses. Methods take absolute
/// paths; any thread may call them, and they run one at a time.
final class MemoryDisk {

  private final Folder root = new Folder();
  private final Set<Path> unreadable = new HashSet<>();
  private final Set<Path> unwritable = new HashSet<>();
  private final Map<Path, Long> broken = new HashMap<>();
  private long capacity = Long.MAX_VALUE;
  private long used;
  private int openChannels;

  synchronized void setCapacity(long bytes) {
    capacity = bytes;
  }

  synchronized long capacity() {
    return capacity;
  }

  synchronized long used() {
    return used;
  }

  synchronized int openChannels() {
    return openChannels;
  }

  synchronized void channelClosed() {
    openChannels--;
  }

  // ---- the tree ----

  private Optional<MemoryNode> find(Path path) {
    MemoryNode node = root;
    for (var name : path) {
      if (!(node instanceof Folder folder) || !folder.entries.containsKey(name.toString())) {
        return Optional.empty();
      }
      node = folder.entries.get(name.toString());
    }
    return Optional.of(node);
  }

  synchronized MemoryNode require(Path path) throws IOException {
    return find(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
  }

  private Folder parent(Path path) throws IOException {
    var parent = path.getParent();
    if (parent == null) {
      throw new FileSystemException(path.toString(), null, "the root stays as it is");
    }
    return switch (find(parent).orElseThrow(() -> new NoSuchFileException(path.toString()))) {
      case Folder folder -> folder;
      case Data _ -> throw new FileSystemException(path.toString(), null, "Not a directory");
    };
  }

  synchronized boolean exists(Path path) {
    return find(path).isPresent();
  }

  synchronized void createFolder(Path path) throws IOException {
    if (exists(path)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    var parent = parent(path);
    checkWriting(path);
    parent.entries.put(name(path), new Folder());
  }

  synchronized List<String> names(Path path) throws IOException {
    checkReading(path);
    if (require(path) instanceof Folder folder) {
      return List.copyOf(folder.entries.keySet());
    }
    throw new NotDirectoryException(path.toString());
  }

  synchronized void delete(Path path) throws IOException {
    var node = require(path);
    checkWriting(path);
    if (node instanceof Folder folder && !folder.entries.isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    parent(path).entries.remove(name(path));
    if (node instanceof Data data) {
      used -= data.size();
      data.isDeleted = true;
    }
  }

  synchronized void move(Path from, Path to, boolean replace) throws IOException {
    var node = require(from);
    if (from.equals(to)) {
      return;
    }
    if (to.startsWith(from)) {
      throw new FileSystemException(from.toString(), to.toString(), "Invalid argument");
    }
    checkWriting(from);
    makeWay(to, replace);
    parent(from).entries.remove(name(from));
    parent(to).entries.put(name(to), node);
  }

  synchronized void copy(Path from, Path to, boolean replace) throws IOException {
    var node = require(from);
    if (from.equals(to)) {
      return;
    }
    checkReading(from);
    makeWay(to, replace);
    switch (node) {
      case Folder _ -> parent(to).entries.put(name(to), new Folder());
      case Data data -> {
        var copy = new Data();
        parent(to).entries.put(name(to), copy);
        var bytes = new byte[data.size()];
        data.read(0, bytes, 0, bytes.length);
        if (write(copy, to, 0, bytes) < bytes.length) {
          throw noSpace(to);
        }
      }
    }
  }

  private void makeWay(Path to, boolean replace) throws IOException {
    if (exists(to)) {
      if (!replace) {
        throw new FileAlreadyExistsException(to.toString());
      }
      delete(to);
    }
    parent(to);
    checkWriting(to);
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  // ---- bytes ----

  /// Opens a file, and creates it if the options ask for that.
  synchronized Data open(Path path, Set<? extends OpenOption> options) throws IOException {
    var writes =
        options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    var node = find(path).orElse(null);
    if (node instanceof Folder) {
      throw new FileSystemException(path.toString(), null, "Is a directory");
    }
    if (writes && node != null && options.contains(StandardOpenOption.CREATE_NEW)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    if (node == null
        && !(writes
            && (options.contains(StandardOpenOption.CREATE)
                || options.contains(StandardOpenOption.CREATE_NEW)))) {
      throw new NoSuchFileException(path.toString());
    }
    if (writes) {
      parent(path);
      checkWriting(path);
    }
    if (!writes || options.contains(StandardOpenOption.READ)) {
      checkReading(path);
    }
    var data = node instanceof Data there ? there : new Data();
    if (node == null) {
      parent(path).entries.put(name(path), data);
    }
    if (writes && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
      truncate(data, 0);
    }
    openChannels++;
    return data;
  }

  /// Reads up to `count` bytes; -1 at the end.
  synchronized int read(Data data, Path path, long position, byte[] into, int count)
      throws IOException {
    if (position >= data.size()) {
      return count == 0 ? 0 : -1;
    }
    var there = Math.min(count, data.size() - position);
    var sound = (int) sound(path, position, there);
    data.read((int) position, into, 0, sound);
    return sound;
  }

  /// Writes as much as there is room for; returns how many bytes.
  synchronized int write(Data data, Path path, long position, byte[] bytes) throws IOException {
    var sound = sound(path, position, bytes.length);
    var room = Math.max(0, capacity - used + Math.max(0, data.size() - position));
    var count = (int) Math.min(sound, room);
    if (count == 0 && bytes.length > 0) {
      throw noSpace(path);
    }
    var before = data.size();
    data.write(Math.toIntExact(position), bytes, 0, count);
    if (!data.isDeleted) {
      used += data.size() - before;
    }
    return count;
  }

  private static IOException noSpace(Path path) {
    return new FileSystemException(path.toString(), null, "No space left on device");
  }

  synchronized void truncate(Data data, long size) {
    if (size < data.size()) {
      if (!data.isDeleted) {
        used -= data.size() - size;
      }
      data.resize((int) size);
    }
  }

  // ---- faults ----

  synchronized void denyReading(Path path) {
    unreadable.add(path);
  }

  synchronized void denyWriting(Path path) {
    unwritable.add(path);
  }

  synchronized void breakAfter(Path path, long bytes) {
    broken.put(path, bytes);
  }

  synchronized void heal() {
    capacity = Long.MAX_VALUE;
    unreadable.clear();
    unwritable.clear();
    broken.clear();
  }

  synchronized void checkReading(Path path) throws IOException {
    check(unreadable, path);
  }

  synchronized void checkWriting(Path path) throws IOException {
    check(unwritable, path);
  }

  private static void check(Set<Path> refused, Path path) throws IOException {
    if (refused.stream().anyMatch(path::startsWith)) {
      throw new AccessDeniedException(path.toString());
    }
  }

  /// Returns how many bytes from `position` on can be read or written.
  ///
  /// @throws IOException if none can
  private long sound(Path path, long position, long count) throws IOException {
    var limit = broken.getOrDefault(path, Long.MAX_VALUE);
    if (count > 0 && position >= limit) {
      throw new IOException("Input/output error");
    }
    return Math.min(count, limit - position);
  }
}
