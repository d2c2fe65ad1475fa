package dev.skysweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/// What results put into the folder for temporary files is for the user alone, and goes again.
class PrivateFilesTest {
  @Test
  void whatDoesNotFitInMemoryIsSpilledWhereNobodyElseLooks() throws IOException {
    Path folder;
    try (Database database = Database.open()) {
      folder =
          Path.of(
              String.valueOf(database.frame("SELECT current_setting('temp_directory')").get(0, 0)));

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
    assertThat(folder).doesNotExist();
  }
}
