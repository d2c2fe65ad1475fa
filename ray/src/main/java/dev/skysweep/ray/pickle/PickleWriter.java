package dev.skysweep.ray.pickle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes plain values as a pickle of protocol 4, the first that takes dotted names. The letters
/// are the opcodes of Python's `pickletools`.
public final class PickleWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  private PickleWriter() {}

  /// The pickle of a text, number, truth value, null, list, map, or one of this package's records.
  ///
  /// @throws IllegalArgumentException for anything else
  public static byte[] write(@Nullable Object value) {
    var writer = new PickleWriter();
    writer.opcode(0x80);
    writer.opcode(4);
    writer.value(value);
    writer.opcode('.');
    return writer.out.toByteArray();
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> opcode('N');
      case Boolean truth -> opcode(truth ? 0x88 : 0x89);
      case Integer number -> {
        opcode('J');
        bytes(Integer.BYTES, ByteOrder.LITTLE_ENDIAN, number);
      }
      case Long number -> {
        opcode(0x8a);
        opcode(Long.BYTES);
        bytes(Long.BYTES, ByteOrder.LITTLE_ENDIAN, number);
      }
      case Double number -> {
        opcode('G');
        bytes(Long.BYTES, ByteOrder.BIG_ENDIAN, Double.doubleToRawLongBits(number));
      }
      case String text -> text(text);
      case List<?> list -> {
        opcode(']');
        opcode('(');
        list.forEach(this::value);
        opcode('e');
      }
      case Map<?, ?> map -> {
        opcode('}');
        opcode('(');
        map.forEach((key, item) -> {
          value(key);
          value(item);
        });
        opcode('u');
      }
      case PythonTuple(List<@Nullable Object> items) -> tuple(items);
      case PythonName(String module, String name) -> {
        text(module);
        text(name);
        opcode(0x93);
      }
      case PythonCall(PythonName callable, List<@Nullable Object> arguments) -> {
        value(callable);
        tuple(arguments);
        opcode('R');
      }
      default -> throw new IllegalArgumentException("no pickle of " + value.getClass());
    }
  }

  private void tuple(List<@Nullable Object> items) {
    opcode('(');
    items.forEach(this::value);
    opcode('t');
  }

  private void text(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    opcode('X');
    bytes(Integer.BYTES, ByteOrder.LITTLE_ENDIAN, encoded.length);
    out.writeBytes(encoded);
  }

  private void opcode(int code) {
    out.write(code);
  }

  private void bytes(int count, ByteOrder order, long number) {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(order);
    out.writeBytes(
        (count == Integer.BYTES ? buffer.putInt((int) number) : buffer.putLong(number)).array());
  }
}
