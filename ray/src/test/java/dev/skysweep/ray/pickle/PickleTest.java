package dev.skysweep.ray.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.python.PythonPrograms;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Python itself says what is right.
class PickleTest {
  private static final Map<String, Object> EVERYTHING =
      new TreeMap<>(
          Map.of(
              "text", "Sat.SMA = 7000 µm \uD83D\uDE80",
              "numbers", Arrays.asList(1L, -1L, 1L << 40, Long.MIN_VALUE, 0.1, -0.0, 1e300),
              "truths", Arrays.asList(true, false, null),
              "map", Map.of("a", List.of("b", List.of()))));

  @Test
  void pythonReadsWhatIsWritten() throws Exception {
    String pickle = Base64.getEncoder().encodeToString(PickleWriter.write(EVERYTHING));

    String seen =
        python(
            "import pickle, base64; print(ascii(pickle.loads(base64.b64decode('%s'))))"
                .formatted(pickle));

    assertThat(seen)
        .isEqualTo(
            "{'map': {'a': ['b', []]}, 'numbers': [1, -1, 1099511627776, -9223372036854775808, 0.1,"
                + " -0.0, 1e+300], 'text': 'Sat.SMA = 7000 \\xb5m \\U0001f680', 'truths': [True,"
                + " False, None]}");
  }

  @Test
  void whatIsWrittenReadsBack() {
    assertThat(PickleReader.read(PickleWriter.write(EVERYTHING))).isEqualTo(EVERYTHING);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void whatPythonWritesIsRead(int protocol) throws Exception {
    Object read =
        PickleReader.read(
            pythonPickle(
                "['a', 'µ' * 300, 3, 300, 70000, -5, 2**40, 2**70, 1.5, True, None, (1, 2), {'k': [b'z']}, {7}]",
                protocol));

    assertThat(read)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .startsWith("a", "µ".repeat(300), 3L, 300L, 70000L, -5L, 1L << 40)
        .contains(BigInteger.TWO.pow(70), 1.5, true, null, List.of(1L, 2L));
  }

  private static List<Integer> protocols() {
    return List.of(2, 3, 4, 5);
  }

  @Test
  void aCallInAPickleIsNotMade() throws Exception {
    byte[] pickle =
        python(
                """
                import pickle, base64, os
                class Evil:
                  def __reduce__(self): return (os.system, ('touch /tmp/evil',))
                print(base64.b64encode(pickle.dumps(Evil())).decode())\
                """)
            .getBytes(ISO_8859_1);

    Object read = PickleReader.read(Base64.getDecoder().decode(pickle));

    assertThat(read).isInstanceOf(PythonObject.class);
    assertThat(((PythonObject) read).maker()).isEqualTo(new PythonName("posix", "system"));
  }

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void damageIsRefusedAndNothingElseHappens(long seed) {
    var random = new SplittableRandom(seed);
    byte[] pickle = PickleWriter.write(EVERYTHING);
    for (int i = 0; i < 3; i++) {
      pickle[random.nextInt(pickle.length)] = (byte) random.nextInt(256);
    }

    try {
      PickleReader.read(pickle);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("pickle");
    }
  }

  @Test
  void aListThatHoldsItselfIsNoKey() {
    byte[] pickle = {(byte) 0x80, 4, '}', ']', '2', 'a', 'N', 's', '.'};

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PickleReader.read(pickle))
        .withMessageContaining("no plain values");
  }

  /// The text of two lists in each other has no end.
  @ParameterizedTest
  @ValueSource(strings = {"80045d945d946800616132932e", "80044b0132932e"})
  void aNameThatIsNoTextIsRefused(String pickle) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PickleReader.read(HexFormat.of().parseHex(pickle)))
        .withMessageContaining("pickle");
  }

  @Test
  void onlyPlainValuesAreWritten() {
    assertThatIllegalArgumentException().isThrownBy(() -> PickleWriter.write(new Object()));
  }

  private static byte[] pythonPickle(String expression, int protocol) throws Exception {
    return Base64.getDecoder()
        .decode(
            python(
                "import pickle, base64; print(base64.b64encode(pickle.dumps(%s, %d)).decode())"
                    .formatted(expression, protocol)));
  }

  private static String python(String program) throws IOException, InterruptedException {
    Path python =
        PythonPrograms.on(Machine.current()).stream()
            .filter(each -> PythonPrograms.versionOf(each).isPresent())
            .findFirst()
            .orElseThrow();
    Process process = new ProcessBuilder(python.toString(), "-c", program).start();
    String output = new String(process.getInputStream().readAllBytes(), ISO_8859_1).strip();
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
