package dev.loopbook.judge.child;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Writes records to a pipe and reads them back, in frames: a length, then the components in their
/// order. The format is the record's declaration, so the two ends can't disagree about it.
///
/// A reader faces bytes that a hostile program may have written. Three rules keep it safe: only the
/// types below a given one can come out, each through its own constructor; no length is believed
/// before that many bytes are there; and whatever is wrong ends in an `IOException`. That is why
/// this is not Java serialization, where the bytes choose the classes.
///
/// Components are records, sealed interfaces of records, enums, `int`, `long`, `boolean`, `String`,
/// `byte[]`, `Path`, `Duration`, and `Optional`, `List`, `Set` and `Map` of these.
public final class RecordCodec<T> {
  private final Class<T> type;
  private final Part part;
  private final int mostBytes;

  private RecordCodec(Class<T> type, Part part, int mostBytes) {
    this.type = type;
    this.part = part;
    this.mostBytes = mostBytes;
  }

  /// Returns the codec of a record, or of a sealed interface of records.
  ///
  /// @param mostBytes the longest frame that a reader accepts
  /// @throws IllegalArgumentException if a component has a type that can't be written
  public static <T> RecordCodec<T> of(Class<T> type, int mostBytes) {
    return new RecordCodec<>(type, Part.of(type), mostBytes);
  }

  /// Writes one frame and flushes it.
  public void write(OutputStream out, T value) throws IOException {
    var payload = new ByteArrayOutputStream();
    part.writer.write(new DataOutputStream(payload), value);
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(payload.size()).array());
    payload.writeTo(out);
    out.flush();
  }

  /// Reads one frame.
  ///
  /// @throws EOFException if the stream ends before the frame does
  /// @throws IOException if the frame is too long, or its content is not such a record
  public T read(InputStream in) throws IOException {
    var length = ByteBuffer.wrap(exactly(in, Integer.BYTES)).getInt();
    if (length < 0 || length > mostBytes) {
      throw new IOException("a frame can't have a length of " + length);
    }
    var payload = ByteBuffer.wrap(exactly(in, length));
    T value;
    try {
      value = type.cast(part.reader.read(payload));
    } catch (RuntimeException e) { // cut short, or refused by a constructor
      throw new IOException("not a " + type.getSimpleName() + ": " + e, e);
    }
    if (payload.hasRemaining()) {
      throw new IOException("a frame with more in it than a " + type.getSimpleName());
    }
    return value;
  }

  /// Reads bytes, and allocates no more than have arrived.
  static byte[] exactly(InputStream in, int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private interface Writer {
    void write(DataOutputStream out, Object value) throws IOException;
  }

  private interface Reader {
    Object read(ByteBuffer in) throws IOException;
  }

  /// How values of one type travel. Each takes at least one byte, so that a count of elements can
  /// be held against the bytes that are left.
  private record Part(Writer writer, Reader reader) {
    private static final Part INT =
        new Part((out, value) -> out.writeInt((int) value), ByteBuffer::getInt);
    private static final Part LONG =
        new Part((out, value) -> out.writeLong((long) value), ByteBuffer::getLong);
    private static final Part BOOLEAN =
        new Part((out, value) -> out.writeBoolean((boolean) value), in -> in.get() != 0);
    private static final Part BYTES =
        new Part(
            (out, value) -> {
              out.writeInt(((byte[]) value).length);
              out.write((byte[]) value);
            },
            in -> {
              var bytes = new byte[count(in)];
              in.get(bytes);
              return bytes;
            });
    private static final Part STRING =
        BYTES.as(
            text -> ((String) text).getBytes(StandardCharsets.UTF_8),
            bytes -> new String((byte[]) bytes, StandardCharsets.UTF_8));
    private static final Map<Type, Part> SCALARS =
        Map.of(
            int.class, INT,
            long.class, LONG,
            boolean.class, BOOLEAN,
            byte[].class, BYTES,
            String.class, STRING,
            Path.class, STRING.as(Object::toString, text -> Path.of((String) text)),
            Duration.class,
                LONG.as(time -> ((Duration) time).toNanos(), n -> Duration.ofNanos((long) n)));

    static Part of(Type type) {
      var scalar = SCALARS.get(type);
      if (scalar != null) {
        return scalar;
      } else if (type instanceof ParameterizedType generic) {
        var of = Arrays.stream(generic.getActualTypeArguments()).map(Part::of).toList();
        var raw = generic.getRawType();
        if (raw == List.class) {
          return list(of.getFirst());
        } else if (raw == Set.class) {
          return list(of.getFirst())
              .as(set -> List.copyOf((Set<?>) set), all -> Set.copyOf((List<?>) all));
        } else if (raw == Optional.class) {
          return list(of.getFirst())
              .as(
                  optional -> ((Optional<?>) optional).stream().toList(),
                  all -> ((List<?>) all).stream().findFirst());
        } else if (raw == Map.class) {
          return list(entry(of.getFirst(), of.getLast()))
              .as(map -> List.copyOf(((Map<?, ?>) map).entrySet()), all -> map((List<?>) all));
        }
      } else if (type instanceof Class<?> plain && plain.isRecord()) {
        return record(plain);
      } else if (type instanceof Class<?> plain && plain.isSealed()) {
        return oneOf(List.of(plain.getPermittedSubclasses()));
      } else if (type instanceof Class<?> plain && plain.isEnum()) {
        var constants = plain.getEnumConstants();
        return INT.as(value -> ((Enum<?>) value).ordinal(), ordinal -> constants[(int) ordinal]);
      }
      throw new IllegalArgumentException(type + " can't be sent to a child or back");
    }

    /// Returns a part for values that travel as those of this one.
    private Part as(Function<Object, Object> toThis, Function<Object, Object> fromThis) {
      return new Part(
          (out, value) -> writer.write(out, toThis.apply(value)),
          in -> fromThis.apply(reader.read(in)));
    }

    private static int count(ByteBuffer in) {
      var count = in.getInt();
      if (count < 0 || count > in.remaining()) {
        throw new IllegalArgumentException(count + " in " + in.remaining() + " bytes");
      }
      return count;
    }

    private static Part list(Part of) {
      return new Part(
          (out, value) -> {
            out.writeInt(((List<?>) value).size());
            for (var each : (List<?>) value) {
              of.writer.write(out, each);
            }
          },
          in -> {
            var list = new ArrayList<>();
            for (var count = count(in); count > 0; count--) {
              list.add(of.reader.read(in));
            }
            return list;
          });
    }

    private static Part entry(Part key, Part value) {
      return new Part(
          (out, entry) -> {
            key.writer.write(out, ((Map.Entry<?, ?>) entry).getKey());
            value.writer.write(out, ((Map.Entry<?, ?>) entry).getValue());
          },
          in -> Map.entry(key.reader.read(in), value.reader.read(in)));
    }

    private static Map<?, ?> map(List<?> entries) {
      var map = new LinkedHashMap<Object, Object>();
      for (var each : entries) {
        var entry = (Map.Entry<?, ?>) each;
        map.put(entry.getKey(), entry.getValue());
      }
      return map;
    }

    /// One of several types: its number, then the value.
    private static Part oneOf(List<Class<?>> types) {
      var parts = types.stream().map(Part::of).toList();
      return new Part(
          (out, value) -> {
            var number = types.indexOf(value.getClass());
            out.writeByte(number);
            parts.get(number).writer.write(out, value);
          },
          in -> parts.get(in.get()).reader.read(in));
    }

    private static Part record(Class<?> type) {
      var components = List.of(type.getRecordComponents());
      if (components.isEmpty()) {
        throw new IllegalArgumentException(type + " has no component, so it would take no byte");
      }
      var parts = components.stream().map(each -> of(each.getGenericType())).toList();
      var accessors = components.stream().map(RecordComponent::getAccessor).toList();
      accessors.forEach(accessor -> accessor.setAccessible(true));
      var constructor = constructor(type, components);
      return new Part(
          (out, value) -> {
            for (var i = 0; i < parts.size(); i++) {
              try {
                parts.get(i).writer.write(out, requireNonNull(accessors.get(i).invoke(value)));
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
              }
            }
          },
          in -> {
            var values = new ArrayList<>();
            for (var part : parts) {
              values.add(part.reader.read(in));
            }
            try {
              return constructor.newInstance(values.toArray());
            } catch (ReflectiveOperationException e) { // the constructor refuses the values
              throw new IOException(e.getCause());
            }
          });
    }

    private static Constructor<?> constructor(Class<?> type, List<RecordComponent> components) {
      try {
        var types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor;
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("every record has this constructor", e);
      }
    }
  }
}
