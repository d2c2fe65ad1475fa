package dev.skysweep.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every writer relies on; the manifest's tests show the rest.
class GroupCommitTest {
  @TempDir private Path folder;

  @Test
  void aCallbackMayHandOverMoreThanABatch() throws IOException {
    Path file = Files.createFile(folder.resolve("records"));
    byte[] big = new byte[GroupCommit.BATCH_BYTES];

    try (GroupCommit records = new GroupCommit(file, AppendLog.open(file, 0))) {
      CompletableFuture<@Nullable Void> all =
          records
              .append(big)
              .thenCompose(_ -> {
                var _ = records.append(big);
                var _ = records.append(big);
                return records.append(big);
              });
      all.join();
    }

    assertThat(file).hasSize(4L * GroupCommit.BATCH_BYTES);
  }
}
