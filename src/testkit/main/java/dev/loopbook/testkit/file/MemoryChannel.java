package dev.loopbook.testkit.file;

import static dev.loopbook.text.RootLocale.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// An open file of a [MemoryDisk].
final class MemoryChannel extends FileChannel {

  private final MemoryDisk disk;
  private final Path path;
  private final MemoryNode.Data data;
  private final boolean readable;
  private final boolean writable;
  private final boolean appends;
  private final boolean vanishes;
  // Guarded by this.
  private long position;

  MemoryChannel(MemoryDisk disk, Path path, Set<? extends OpenOption> options) throws IOException {
    this.disk = disk;
    this.path = path;
    appends = options.contains(StandardOpenOption.APPEND);
    writable = appends || options.contains(StandardOpenOption.WRITE);
    readable = !writable || options.contains(StandardOpenOption.READ);
    vanishes = options.contains(StandardOpenOption.DELETE_ON_CLOSE);
    data = disk.open(path, options);
  }

  @Override
  public synchronized int read(ByteBuffer into) throws IOException {
    var count = read(into, position);
    position += Math.max(0, count);
    return count;
  }

  @Override
  public int read(ByteBuffer into, long from) throws IOException {
    requireOpen();
    if (!readable) {
      throw new NonReadableChannelException();
    }
    var bytes = new byte[into.remaining()];
    var count = disk.read(data, path, from, bytes, bytes.length);
    if (count > 0) {
      into.put(bytes, 0, count);
    }
    return count;
  }

  @Override
  public synchronized long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
    var total = 0L;
    for (var i = offset; i < offset + length; i++) {
      var count = read(buffers[i]);
      if (count < 0) {
        return total == 0 ? -1 : total;
      }
      total += count;
    }
    return total;
  }

  @Override
  public synchronized int write(ByteBuffer from) throws IOException {
    position = appends ? size() : position;
    var count = write(from, position);
    position += count;
    return count;
  }

  @Override
  public int write(ByteBuffer from, long at) throws IOException {
    requireOpen();
    if (!writable) {
      throw new NonWritableChannelException();
    }
    var bytes = new byte[from.remaining()];
    from.get(from.position(), bytes);
    var count = disk.write(data, path, at, bytes);
    from.position(from.position() + count);
    return count;
  }

  @Override
  public synchronized long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
    var total = 0L;
    for (var i = offset; i < offset + length; i++) {
      total += write(buffers[i]);
    }
    return total;
  }

  @Override
  public synchronized long position() throws IOException {
    requireOpen();
    return position;
  }

  @Override
  public synchronized FileChannel position(long to) throws IOException {
    requireOpen();
    if (to < 0) {
      throw new IllegalArgumentException(format("position is %d; it cannot be negative", to));
    }
    position = to;
    return this;
  }

  @Override
  public long size() throws IOException {
    requireOpen();
    synchronized (disk) {
      return data.size();
    }
  }

  @Override
  public synchronized FileChannel truncate(long size) throws IOException {
    requireOpen();
    if (!writable) {
      throw new NonWritableChannelException();
    }
    disk.truncate(data, size);
    position = Math.min(position, size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    requireOpen();
  }

  @Override
  public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
    var buffer = ByteBuffer.allocate((int) Math.min(count, Math.max(0, size() - from)));
    read(buffer, from);
    return target.write(buffer.flip());
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long at, long count) throws IOException {
    var buffer = ByteBuffer.allocate((int) Math.min(count, 8192));
    source.read(buffer);
    return write(buffer.flip(), at);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long from, long size) {
    throw new UnsupportedOperationException(
        "a file in memory cannot be mapped: mapping is the operating system's. Use a temporary folder");
  }

  @Override
  public FileLock lock(long from, long size, boolean shared) {
    throw new UnsupportedOperationException(
        "a file in memory has no locks: locks are the operating system's. Use a temporary folder");
  }

  @Override
  public FileLock tryLock(long from, long size, boolean shared) {
    return lock(from, size, shared);
  }

  private void requireOpen() throws ClosedChannelException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
  }

  @Override
  protected void implCloseChannel() throws IOException {
    disk.channelClosed();
    if (vanishes && disk.exists(path)) {
      disk.delete(path);
    }
  }

  @Override
  public String toString() {
    return format("<MemoryChannel %s>", path);
  }
}
