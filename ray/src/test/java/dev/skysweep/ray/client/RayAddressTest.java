package dev.skysweep.ray.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skysweep.study.StudyException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RayAddressTest {
  @ParameterizedTest
  @CsvSource({
    "ray://head, ray://head:10001",
    "ray://head.example.org:20001/, ray://head.example.org:20001",
    "ray://10.0.0.1:1, ray://10.0.0.1:1",
    "ray://[::1]:10001, ray://[::1]:10001"
  })
  void isReadWithOrWithoutAPort(String text, String meant) {
    assertThat(RayAddress.parse(text)).hasToString(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "http://head:8265, Ray's dashboard",
    "head:10001, write ray://head:10001",
    "head, write ray://head",
    "ray://head:99999, write ray://HOST",
    "ray://head:port, write ray://HOST",
    "ray://, write ray://HOST",
    "ssh://head, write ray://HOST"
  })
  void aWrongOneIsToldWithWhatIsRight(String text, String cure) {
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> RayAddress.parse(text))
        .withMessageContaining(text)
        .withMessageContaining(cure);
  }
}
