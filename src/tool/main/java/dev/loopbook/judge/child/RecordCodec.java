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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes records to a pipe and reads them back, in frames: a length, then the components in their
/// order. The format is the record's declaration, so the two ends can't disagree about it.
///
/// A reader faces bytes that a hostile program may have written. Three rules keep it safe: only the
/// types below a given one can come out, each through its own constructor; no length or count is
/// believed before that many bytes are there; and whatever is wrong ends in an `IOException`. That
/// is why this isn't Java serialization, where the bytes choose the classes.
///
/// Components are records, sealed interfaces of records, enums, `int`, `long`, `boolean`, `String`,
/// `byte[]`, `Path`, `Duration`, and `Optional`, `List`, `Set` and `Map` of these.
///
/// There is no lambda and no stream here on purpose: this runs in every child before anything else,
/// and each of them would cost the start of a JVM a millisecond or two.
public final class RecordCodec<T> {
  private static final Set<Type> SCALARS =
      Set.of(
          int.class,
          long.class,
          boolean.class,
          String.class,
          byte[].class,
          Path.class,
          Duration.class);
  private static final Set<Type> CONTAINERS =
      Set.of(Optional.class, List.class, Set.class, Map.class);

  private final Class<T> type;
  private final int mostBytes;
  private final Map<Class<?>, Shape> shapes = new HashMap<>();

  private RecordCodec(Class<T> type, int mostBytes) {
    this.type = type;
    this.mostBytes = mostBytes;
    learn(type);
  }

  /// Returns the codec of a record, or of a sealed interface of records.
  ///
  /// @param mostBytes the longest frame that a reader accepts
  /// @throws IllegalArgumentException if a component has a type that can't be written
  public static <T> RecordCodec<T> of(Class<T> type, int mostBytes) {
    return new RecordCodec<>(type, mostBytes);
  }

  /// What there is to know of a record.
  private record Shape(List<RecordComponent> components, Constructor<?> constructor) {
    static Shape of(Class<?> type) {
      var components = List.of(requireNonNull(type.getRecordComponents()));
      var types = new ArrayList<Class<?>>();
      for (var component : components) {
        types.add(component.getType());
        component.getAccessor().setAccessible(true);
      }
      try {
        var constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
        constructor.setAccessible(true);
        return new Shape(components, constructor);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("every record has this constructor", e);
      }
    }
  }

  private void learn(Type each) {
    if (each instanceof ParameterizedType generic && CONTAINERS.contains(generic.getRawType())) {
      for (var of : generic.getActualTypeArguments()) {
        learn(of);
      }
    } else if (each instanceof Class<?> choice && choice.isSealed()) {
      for (var of : choice.getPermittedSubclasses()) {
        learn(of);
      }
    } else if (each instanceof Class<?> record
        && record.isRecord()
        && record.getRecordComponents().length > 0) { // without one it would take no byte
      var shape = Shape.of(record);
      shapes.put(record, shape);
      for (var component : shape.components) {
        learn(component.getGenericType());
      }
    } else if (!SCALARS.contains(each) && !(each instanceof Class<?> plain && plain.isEnum())) {
      throw new IllegalArgumentException(each + " can't be sent to a child or back");
    }
  }

  /// Writes one frame and flushes it.
  public void write(OutputStream out, T value) throws IOException {
    var payload = new ByteArrayOutputStream();
    write(new DataOutputStream(payload), type, value);
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt(payload.size()).array());
    payload.writeTo(out);
    out.flush();
  }

  @SuppressWarnings("EnumOrdinal") // both ends are of one build
  private void write(DataOutputStream out, Type as, Object value) throws IOException {
    if (as instanceof ParameterizedType generic) {
      var of = generic.getActualTypeArguments();
      var elements = elements(value);
      out.writeInt(elements.size() / of.length);
      for (var i = 0; i < elements.size(); i++) {
        write(out, of[i % of.length], elements.get(i));
      }
    } else if (value instanceof Integer number) {
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeLong(number);
    } else if (value instanceof Duration duration) {
      out.writeLong(duration.toNanos());
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Enum<?> constant) {
      out.writeByte(constant.ordinal());
    } else if (value instanceof byte[] bytes) {
      out.writeInt(bytes.length);
      out.write(bytes);
    } else if (value instanceof String || value instanceof Path) {
      write(out, byte[].class, value.toString().getBytes(StandardCharsets.UTF_8));
    } else if (as instanceof Class<?> choice && choice.isSealed()) {
      out.writeByte(Arrays.asList(choice.getPermittedSubclasses()).indexOf(value.getClass()));
      write(out, value.getClass(), value);
    } else {
      for (var component : requireNonNull(shapes.get(value.getClass())).components) {
        write(out, component.getGenericType(), get(component, value));
      }
    }
  }

  private static Object get(RecordComponent component, Object of) {
    try {
      return requireNonNull(component.getAccessor().invoke(of));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Returns the elements of a container; for a map each key and then its value.
  private static List<?> elements(Object container) {
    if (container instanceof Optional<?> optional) {
      return optional.isPresent() ? List.of(optional.get()) : List.of();
    } else if (container instanceof Map<?, ?> map) {
      var flat = new ArrayList<>();
      for (var entry : map.entrySet()) {
        flat.add(entry.getKey());
        flat.add(entry.getValue());
      }
      return flat;
    }
    return List.copyOf((Collection<?>) container);
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
      value = type.cast(read(payload, type));
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

  private Object read(ByteBuffer in, Type as) {
    if (as instanceof ParameterizedType generic) {
      return container(in, generic);
    } else if (as == int.class) {
      return in.getInt();
    } else if (as == long.class) {
      return in.getLong();
    } else if (as == Duration.class) {
      return Duration.ofNanos(in.getLong());
    } else if (as == boolean.class) {
      return in.get() != 0;
    } else if (as == byte[].class) {
      return bytes(in);
    } else if (as == String.class) {
      return new String(bytes(in), StandardCharsets.UTF_8);
    } else if (as == Path.class) {
      return Path.of(new String(bytes(in), StandardCharsets.UTF_8));
    }
    var plain = (Class<?>) as;
    if (plain.isEnum()) {
      return requireNonNull(plain.getEnumConstants())[in.get()];
    } else if (plain.isSealed()) {
      return read(in, requireNonNull(plain.getPermittedSubclasses())[in.get()]);
    }
    var shape = requireNonNull(shapes.get(plain));
    var values = new ArrayList<>();
    for (var component : shape.components) {
      values.add(read(in, component.getGenericType()));
    }
    try {
      return shape.constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e.getCause());
    }
  }

  private Object container(ByteBuffer in, ParameterizedType generic) {
    var of = generic.getActualTypeArguments();
    var elements = new ArrayList<>();
    for (var rounds = count(in); rounds > 0; rounds--) {
      for (var each : of) {
        elements.add(read(in, each));
      }
    }
    var raw = generic.getRawType();
    if (raw == Optional.class) {
      return elements.isEmpty() ? Optional.empty() : Optional.of(elements.getFirst());
    } else if (raw == Set.class) {
      return Set.copyOf(elements);
    } else if (raw == Map.class) {
      var map = new LinkedHashMap<>();
      for (var i = 0; i < elements.size(); i += 2) {
        map.put(elements.get(i), elements.get(i + 1));
      }
      return map;
    }
    return elements;
  }

  private static byte[] bytes(ByteBuffer in) {
    var bytes = new byte[count(in)];
    in.get(bytes);
    return bytes;
  }

  /// Reads a number of bytes or elements. None of them takes less than a byte, so there can't be
  /// more than bytes are left.
  private static int count(ByteBuffer in) {
    var count = in.getInt();
    if (count < 0 || count > in.remaining()) {
      throw new IllegalArgumentException(count + " in " + in.remaining() + " bytes");
    }
    return count;
  }
}
