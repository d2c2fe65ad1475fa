package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.manifest.NodeLog.Nodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLogTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path root;
  private StudyFolder folder;

  @BeforeEach
  void lock() throws IOException {
    folder = new StudyFolder(root);
    Files.createDirectory(folder.internals());
  }

  private static Nodes nodes(int second, int working, int starting, int waiting) {
    return new Nodes(START.plusSeconds(second), working, 0, starting, waiting);
  }

  @Test
  void onlyWhatChangesIsKeptAndWhatWaitsNotMoreThanNowAndThen() {
    var log = new NodeLog(folder);
    log.add(nodes(0, 0, 2, 40));
    log.add(nodes(1, 0, 2, 39));
    log.add(nodes(2, 0, 2, 40));
    log.add(nodes(3, 1, 1, 38));
    log.add(nodes(4, 1, 1, 37));
    log.add(nodes(8, 1, 1, 36));
    assertThat(NodeLog.read(folder))
        .containsExactly(nodes(0, 0, 2, 40), nodes(3, 1, 1, 38), nodes(8, 1, 1, 36));

    new NodeLog(folder).add(nodes(60, 2, 0, 0));
    assertThat(NodeLog.read(folder)).hasSize(4).last().isEqualTo(nodes(60, 2, 0, 0));
  }

  @Test
  void aLineThatIsBeingWrittenIsNotThereYet() throws IOException {
    new NodeLog(folder).add(nodes(0, 1, 0, 0));
    Files.writeString(NodeLog.file(folder), "{\"at\":\"2026-01-01T00:0", StandardOpenOption.APPEND);
    assertThat(NodeLog.read(folder)).containsExactly(nodes(0, 1, 0, 0));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoFault() throws IOException {
    Files.delete(folder.internals());
    new NodeLog(folder).add(nodes(0, 1, 0, 0));
    assertThat(NodeLog.read(folder)).isEmpty();
  }
}
