package dev.skysweep.ray.pickle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Reads a pickle as plain values: texts, numbers (`Long`, `BigInteger`, `Double`), truth values,
/// bytes, lists (also for tuples and sets), maps, [PythonName] and [PythonObject]. Nothing is ever
/// called or made that the pickle names, so a pickle from anybody is safe to read.
public final class PickleReader {
  private static final Object MARK = new Object();

  private final ByteBuffer in;
  private final ArrayList<@Nullable Object> stack = new ArrayList<>();
  private final Map<Integer, @Nullable Object> memo = new HashMap<>();

  private PickleReader(byte[] pickle) {
    in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// The value that a pickle holds.
  ///
  /// @throws IllegalArgumentException if these bytes are no pickle that Ray would send
  public static @Nullable Object read(byte[] pickle) {
    var reader = new PickleReader(pickle);
    try {
      for (int code = reader.unsignedByte(); code != '.'; code = reader.unsignedByte()) {
        if (!reader.literal(code) && !reader.collection(code) && !reader.object(code)) {
          throw new IllegalArgumentException(
              "pickle opcode 0x%x at %d".formatted(code, reader.in.position()));
        }
      }
      return reader.stack.removeLast();
    } catch (BufferUnderflowException
        | NoSuchElementException
        | IndexOutOfBoundsException
        | ClassCastException e) {
      throw new IllegalArgumentException("a damaged pickle: " + e, e);
    }
  }

  private boolean literal(int code) {
    switch (code) {
      case 0x80 -> in.get();
      case 0x95 -> in.getLong();
      case 'N' -> stack.add(null);
      case 0x88 -> stack.add(true);
      case 0x89 -> stack.add(false);
      case 'J' -> stack.add((long) in.getInt());
      case 'K' -> stack.add((long) unsignedByte());
      case 'M' -> stack.add((long) (in.getShort() & 0xffff));
      case 0x8a -> stack.add(number(bytes(unsignedByte())));
      case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
      case 0x8c -> stack.add(text(unsignedByte()));
      case 'X' -> stack.add(text(in.getInt()));
      case 0x8d -> stack.add(text(in.getLong()));
      case 'C' -> stack.add(bytes(unsignedByte()));
      case 'B' -> stack.add(bytes(in.getInt()));
      case 0x8e, 0x96 -> stack.add(bytes(in.getLong()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean collection(int code) {
    switch (code) {
      case '(' -> stack.add(MARK);
      case '0' -> stack.removeLast();
      case '1' -> sinceMark();
      case '2' -> stack.add(stack.getLast());
      case ')', ']', 0x8f -> stack.add(new ArrayList<@Nullable Object>());
      case '}' -> stack.add(new LinkedHashMap<@Nullable Object, @Nullable Object>());
      case 't', 'l', 0x91 -> stack.add(sinceMark());
      case 0x85, 0x86, 0x87 -> stack.add(last(code - 0x84));
      case 'a' -> append(last(1));
      case 'e', 0x90 -> append(sinceMark());
      case 's' -> put(last(2));
      case 'u' -> put(sinceMark());
      case 'q' -> memo.put(unsignedByte(), stack.getLast());
      case 'r' -> memo.put(in.getInt(), stack.getLast());
      case 0x94 -> memo.put(memo.size(), stack.getLast());
      case 'h' -> stack.add(memo.get(unsignedByte()));
      case 'j' -> stack.add(memo.get(in.getInt()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean object(int code) {
    switch (code) {
      case 'c' -> stack.add(new PythonName(line(), line()));
      case 0x93 -> {
        List<@Nullable Object> names = last(2);
        if (!(names.getFirst() instanceof String module
            && names.getLast() instanceof String name)) {
          // the text of a list that holds itself, or is nested as a hostile pickle does it, has no
          // end
          throw new IllegalArgumentException("a pickle with a name that is no text");
        }
        stack.add(new PythonName(module, name));
      }
      case 'R', 0x81 -> made(last(2));
      case 0x92 -> made(last(3));
      case 'b' -> part(last(1));
      case 'Q' -> made(last(1));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void made(List<@Nullable Object> makerAndParts) {
    var object = new PythonObject(makerAndParts.getFirst());
    object.parts().addAll(makerAndParts.subList(1, makerAndParts.size()));
    stack.add(object);
  }

  private void part(List<@Nullable Object> parts) {
    if (stack.getLast() instanceof PythonObject object) {
      object.parts().addAll(parts);
    }
  }

  @SuppressWarnings("unchecked") // lists on the stack were made here
  private void append(List<@Nullable Object> items) {
    if (stack.getLast() instanceof List<?> list) {
      ((List<@Nullable Object>) list).addAll(items);
    } else {
      part(items);
    }
  }

  @SuppressWarnings("unchecked") // maps on the stack were made here
  private void put(List<@Nullable Object> keysAndValues) {
    if (stack.getLast() instanceof Map<?, ?> map) {
      for (int i = 0; i + 1 < keysAndValues.size(); i += 2) {
        ((Map<@Nullable Object, @Nullable Object>) map)
            .put(key(keysAndValues.get(i)), keysAndValues.get(i + 1));
      }
    } else {
      part(keysAndValues);
    }
  }

  /// The hash of a list that holds itself, or is nested as a hostile pickle does it, has no end.
  private static @Nullable Object key(@Nullable Object key) {
    if (key instanceof List || key instanceof Map) {
      throw new IllegalArgumentException("a pickle with a map whose keys are no plain values");
    }
    return key;
  }

  private List<@Nullable Object> sinceMark() {
    int mark = stack.lastIndexOf(MARK);
    List<@Nullable Object> items = last(stack.size() - mark - 1);
    stack.removeLast();
    return items;
  }

  private List<@Nullable Object> last(int count) {
    List<@Nullable Object> end = stack.subList(stack.size() - count, stack.size());
    List<@Nullable Object> items = new ArrayList<>(end);
    end.clear();
    return items;
  }

  private int unsignedByte() {
    return in.get() & 0xff;
  }

  private byte[] bytes(long count) {
    if (count < 0 || count > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[(int) count];
    in.get(bytes);
    return bytes;
  }

  private String text(long count) {
    return new String(bytes(count), UTF_8);
  }

  private static Object number(byte[] littleEndian) {
    byte[] bigEndian = new byte[littleEndian.length + 1];
    for (int i = 0; i < littleEndian.length; i++) {
      bigEndian[bigEndian.length - 1 - i] = littleEndian[i];
    }
    bigEndian[0] =
        littleEndian.length > 0 && littleEndian[littleEndian.length - 1] < 0 ? (byte) -1 : 0;
    var number = new BigInteger(bigEndian);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private String line() {
    int start = in.position();
    while (in.get() != '\n') {}
    return new String(in.array(), start, in.position() - start - 1, UTF_8);
  }
}
