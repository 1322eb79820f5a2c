package dev.loopbook.testkit.file;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// A file or a folder. Guarded by its disk's lock.
abstract sealed class MemoryNode {

  // The epoch, so that all runs are alike, until a program sets another time.
  FileTime modified = FileTime.fromMillis(0);

  /// A folder's entries, by name.
  static final class Folder extends MemoryNode {
    final SortedMap<String, MemoryNode> entries = new TreeMap<>();
  }

  /// The bytes of a file.
  static final class Data extends MemoryNode {
    /// Whether it was deleted. It may still be open then, but takes no room.
    boolean isDeleted;

    private byte[] bytes = new byte[0];
    private int size;

    int size() {
      return size;
    }

    void read(int position, byte[] into, int offset, int count) {
      System.arraycopy(bytes, position, into, offset, count);
    }

    void write(int position, byte[] from, int offset, int count) {
      resize(Math.max(size, position + count));
      System.arraycopy(from, offset, bytes, position, count);
    }

    /// Truncates it, or extends it with zeros.
    void resize(int newSize) {
      if (newSize > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(newSize, bytes.length * 2));
      } else if (newSize < size) {
        Arrays.fill(bytes, newSize, size, (byte) 0);
      }
      size = newSize;
    }
  }

  /// Returns its attributes now.
  BasicFileAttributes attributes() {
    return new Attributes(
        modified, this instanceof Folder, this instanceof Data data ? data.size() : 0, this);
  }

  private record Attributes(
      FileTime lastModifiedTime, boolean isDirectory, long size, Object fileKey)
      implements BasicFileAttributes {
    @Override
    public FileTime lastAccessTime() {
      return lastModifiedTime;
    }

    @Override
    public FileTime creationTime() {
      return lastModifiedTime;
    }

    @Override
    public boolean isRegularFile() {
      return !isDirectory;
    }

    @Override
    public boolean isSymbolicLink() {
      return false;
    }

    @Override
    public boolean isOther() {
      return false;
    }
  }
}
