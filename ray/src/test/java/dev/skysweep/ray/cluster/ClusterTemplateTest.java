package dev.skysweep.ray.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.study.StudyException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterTemplateTest {
  static Stream<GoldenCluster> goldens() {
    return GoldenCluster.all().stream();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void everyProvidersFileIsAsItWasReviewed(GoldenCluster golden) {
    assertThat(golden.rendered()).isEqualTo(golden.expected());
  }

  @Test
  void everythingThatIsMissingOrWrongIsToldAtOnce() {
    assertThatThrownBy(() ->
            ClusterTemplate.render(
                ClusterProvider.GCP,
                Map.of(
                    Setting.REGION, "europe west1",
                    Setting.HEAD_IP, "10.0.0.1",
                    Setting.MAX_WORKERS, "0",
                    Setting.NAME, "My Cluster",
                    Setting.IMAGE, "registry:5000/sweep")))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("--region europe west1 holds characters")
        .hasMessageContaining("gcp takes no --head-ip")
        .hasMessageContaining("--max-workers 0 is no whole number above 0")
        .hasMessageContaining("--name My Cluster must be lower-case")
        .hasMessageContaining("--image registry:5000/sweep names no fixed tag")
        .hasMessageContaining("gcp needs --zone")
        .hasMessageContaining("gcp needs --project");
  }

  @Test
  void whoGivesNoSharedFolderIsToldWhatToDoAboutIt() {
    assertThat(ClusterProvider.AWS.sharedFolder(Map.of()))
        .hasValueSatisfying(text -> assertThat(text).contains("--nfs SERVER:/PATH", "s3://"));
    assertThat(ClusterProvider.KUBERAY.sharedFolder(Map.of()))
        .hasValueSatisfying(text -> assertThat(text).contains("--volume-claim NAME"));
    assertThat(ClusterProvider.AWS.sharedFolder(Map.of(Setting.NFS, "fs:/studies"))).isEmpty();
    assertThat(ClusterProvider.LOCAL.sharedFolder(Map.of())).isEmpty();
  }

  @Test
  void anUnknownProviderIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> ClusterProvider.named("awz")).hasMessageContaining("did you mean aws");
  }
}
