package dev.loopbook.testkit.file;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Connects `Files` and `FileChannel` to a disk in memory.
final class MemoryProvider extends FileSystemProvider {

  private final MemoryFileSystem system;

  MemoryProvider(MemoryFileSystem system) {
    this.system = system;
  }

  private MemoryDisk disk() {
    return system.disk();
  }

  private static Path real(Path path) {
    return MemoryPath.of(path).toAbsolutePath().normalize();
  }

  @Override
  public String getScheme() {
    return "memory";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    throw new UnsupportedOperationException("a disk in memory is made by new MemoryFiles()");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    return system.getPath(uri.getPath());
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return new MemoryChannel(disk(), real(path), options);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    var accepted = new ArrayList<Path>();
    for (var name : disk().names(real(folder))) {
      var entry = folder.resolve(name);
      if (filter.accept(entry)) {
        accepted.add(entry);
      }
    }
    return new Entries(List.copyOf(accepted));
  }

  private record Entries(List<Path> paths) implements DirectoryStream<Path> {
    @Override
    public Iterator<Path> iterator() {
      return paths.iterator();
    }

    @Override
    public void close() {}
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    disk().createFolder(real(folder));
  }

  @Override
  public void delete(Path path) throws IOException {
    disk().delete(real(path));
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) throws IOException {
    disk().copy(real(from), real(to), replaces(options));
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    var atomic = Arrays.asList(options).contains(StandardCopyOption.ATOMIC_MOVE);
    disk().move(real(from), real(to), atomic || replaces(options));
  }

  private static boolean replaces(CopyOption... options) {
    return Arrays.asList(options).contains(StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return one.equals(other)
        || (other instanceof MemoryPath
            && disk().require(real(one)) == disk().require(real(other)));
  }

  @Override
  public boolean isHidden(Path path) {
    var name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  @Override
  public FileStore getFileStore(Path path) {
    return new MemoryStore(disk());
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    var real = real(path);
    disk().require(real);
    for (var mode : modes) {
      switch (mode) {
        case READ, EXECUTE -> disk().checkReading(real);
        case WRITE -> disk().checkWriting(real);
      }
    }
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return type.isAssignableFrom(BasicFileAttributeView.class) ? type.cast(new View(path)) : null;
  }

  private final class View implements BasicFileAttributeView {
    private final Path path;

    View(Path path) {
      this.path = path;
    }

    @Override
    public String name() {
      return "basic";
    }

    @Override
    public BasicFileAttributes readAttributes() throws IOException {
      synchronized (disk()) {
        return disk().require(real(path)).attributes();
      }
    }

    @Override
    public void setTimes(
        @Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created)
        throws IOException {
      synchronized (disk()) {
        var node = disk().require(real(path));
        node.modified = modified == null ? node.modified : modified;
      }
    }
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (type != BasicFileAttributes.class) {
      throw new UnsupportedOperationException(
          "a disk in memory has basic attributes only, no " + type.getSimpleName());
    }
    return type.cast(new View(path).readAttributes());
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    var all = new View(path).readAttributes();
    Map<String, Object> known = new TreeMap<>();
    known.put("size", all.size());
    known.put("isDirectory", all.isDirectory());
    known.put("isRegularFile", all.isRegularFile());
    known.put("isSymbolicLink", false);
    known.put("isOther", false);
    known.put("lastModifiedTime", all.lastModifiedTime());
    known.put("lastAccessTime", all.lastAccessTime());
    known.put("creationTime", all.creationTime());
    var wanted = Arrays.asList(names.replaceFirst("^basic:", "").split(","));
    if (!wanted.contains("*")) {
      known.keySet().retainAll(wanted);
    }
    return known;
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    if (!name.endsWith("lastModifiedTime")) {
      throw new UnsupportedOperationException("a disk in memory cannot set " + name);
    }
    new View(path).setTimes((FileTime) value, null, null);
  }
}
