package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.json.Json;
import dev.skysweep.study.StudyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ScriptHashTest {
  private static final Path SCRIPT = Path.of("leo.script");

  static Stream<JsonNode> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ScriptHashTest.class.getResourceAsStream("script_hash.json"))) {
      return Json.mapper().readTree(in).valueStream().filter(c -> c.has("bytes_hex"));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheReferences(JsonNode expected) {
    byte[] bytes = HexFormat.of().parseHex(expected.get("bytes_hex").stringValue());
    String hash = expected.get("sha256").stringValue();

    if (hash.equals("UnicodeDecodeError")) {
      assertThatThrownBy(() -> ScriptHash.of(SCRIPT, bytes)).isInstanceOf(StudyException.class);
    } else {
      assertThat(ScriptHash.of(SCRIPT, bytes)).isEqualTo(hash);
    }
  }

  @Test
  void namesTheLineThatIsNotUtf8() {
    byte[] latin1 = "Create Spacecraft Sat\n% caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> ScriptHash.of(SCRIPT, latin1))
        .hasMessage("leo.script line 2: a byte that is not UTF-8 (0xE9); save the script as UTF-8");
  }

  @Test
  void refusesATextThatEndsWithinACharacter() {
    byte[] cut = {'a', (byte) 0xC3};

    assertThatThrownBy(() -> ScriptHash.of(SCRIPT, cut)).isInstanceOf(StudyException.class);
  }
}
