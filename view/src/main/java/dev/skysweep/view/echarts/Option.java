package dev.skysweep.view.echarts;

import dev.skysweep.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds what ECharts calls an option: objects, lists and numbers that become JSON.
final class Option {
  private static final MathContext DIGITS = new MathContext(8);

  private Option() {}

  /// An object; members that are null are left out.
  ///
  /// @param members names and values by turns
  static Map<String, Object> of(@Nullable Object... members) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < members.length; i += 2) {
      Object value = members[i + 1];
      if (value != null) {
        object.put(String.valueOf(members[i]), value);
      }
    }
    return object;
  }

  /// The first object with the members of the second one put in.
  static Map<String, Object> with(Map<String, Object> object, Map<String, Object> more) {
    var both = new LinkedHashMap<>(object);
    both.putAll(more);
    return both;
  }

  /// Eight digits are more than a screen shows; null, a gap, for what is not finite.
  static @Nullable Object number(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return (long) value;
    }
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  /// A list of numbers, with gaps where they are not finite.
  static List<@Nullable Object> numbers(double... values) {
    var list = new ArrayList<@Nullable Object>(values.length);
    for (double value : values) {
      list.add(number(value));
    }
    return Collections.unmodifiableList(list);
  }

  /// JSON that may stand within a page's `script` element whatever texts it holds.
  static String scriptJson(Object value) {
    return Json.mapper()
        .writeValueAsString(value)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  static List<String> list(String... values) {
    return Arrays.asList(values);
  }
}
