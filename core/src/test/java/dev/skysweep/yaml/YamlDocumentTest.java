package dev.skysweep.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.study.StudyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

class YamlDocumentTest {
  @Test
  void readsEveryKindOfScalarAsJsonHasIt() {
    JsonNode root =
        YamlDocument.parse(
                """
                text: Sat.SMA
                quoted: '7000'
                whole: 7000
                big: 340282366920938463463374607431768211455
                real: 7000.0
                power: 1e-3
                flag: true
                word: On
                nothing:
                list: [1, 2.5, x]
                """,
                "f.yaml")
            .root();
    assertThat(root)
        .hasToString(
            "{\"text\":\"Sat.SMA\",\"quoted\":\"7000\",\"whole\":7000,"
                + "\"big\":340282366920938463463374607431768211455,\"real\":7000.0,"
                + "\"power\":0.001,\"flag\":true,\"word\":\"On\",\"nothing\":null,"
                + "\"list\":[1,2.5,\"x\"]}");
  }

  @Test
  void knowsThePlaceOfEveryValueAndKey() {
    var document = YamlDocument.parse("a:\n  b: [10, 20]\n  'x/y': 3\n", "f.yaml");
    assertThat(document.place(JsonPointer.compile("/a/b/1"))).hasToString("f.yaml:2:11");
    assertThat(document.place(JsonPointer.compile("/a/x~1y"))).hasToString("f.yaml:3:10");
    assertThat(document.keyPlace(JsonPointer.compile("/a/x~1y"))).hasToString("f.yaml:3:3");
    assertThat(document.place(JsonPointer.compile("/a/missing"))).hasToString("f.yaml:2:3");
    assertThat(document.problem("/a/b", "is odd")).hasMessage("f.yaml:2:6: is odd");
  }

  @Test
  void anEmptyFileIsAnEmptyObject() {
    assertThat(YamlDocument.parse("# nothing\n", "f.yaml").root()).hasToString("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`a: [1, 2\nb: 3` | f.yaml:2:2: while parsing a flow sequence, expected ',' or ']', but got ",
        "`a: 1\na: 2` | f.yaml:2:1: the key 'a' is there twice; the first is at f.yaml:1:1",
        "`a: !!java.net.URL x` | f.yaml:1:4: the tag tag:yaml.org,2002:java.net.URL is unknown",
        "`? [a, b]\n: 1` | f.yaml:1:3: a key must be a plain word",
        "`a: 1\n---\nb: 2` | f.yaml holds several YAML documents; one is expected",
        "`a: &x [*x]` | nested too deep, or an alias of what it stands in",
        "`\ta: 1` | f.yaml:1:1: ",
        "`a: *b` | f.yaml:1:4: ",
        "`!%0` | f.yaml: Tag must not contain leading or trailing spaces",
      })
  void saysWhereItCantBeRead(String text, String message) {
    assertThatThrownBy(() -> YamlDocument.parse(text, "f.yaml"))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aliasesThatExplodeEndEarly() {
    var text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 24; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> YamlDocument.parse(text.toString(), "f.yaml"))
        .hasMessageContaining("the aliases stand for too many values");
  }

  @Test
  void aFileThatIsNotThereOrNoTextIsSaidSo(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("none.yaml");
    assertThatThrownBy(() -> YamlDocument.read(missing)).hasMessage("there is no file " + missing);
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> YamlDocument.read(binary)).hasMessage(binary + " is not UTF-8 text");
  }
}
