package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.QuickFolder;
import dev.skysweep.archive.ArchiveFile;
import dev.skysweep.archive.StudyArchive;
import dev.skysweep.files.fault.Calamity;
import dev.skysweep.manifest.StudyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine that loses power, or a disk that fails, at any step of packing and unpacking a study.
class ArchivePowerLossTest {
  @TempDir(factory = QuickFolder.class)
  private Path root;

  private Path study;
  private Path zip;
  private byte[] bytes;
  private Map<Integer, String> expected;

  @BeforeEach
  void packUndisturbed() throws Exception {
    Path script = RecordedStudy.missionIn(root);
    study = root.resolve("study");
    var recorded = new RecordedStudy(script, study);
    recorded.sweep(_ -> {});
    expected = recorded.tables();
    zip = root.resolve("study.zip");
    pack(zip);
    bytes = Files.readAllBytes(zip);
  }

  private void pack(Path target) {
    StudyArchive.write(new StudyFolder(study), null, false, target, Assertions::fail);
  }

  /// An archive that is there already is replaced in one step.
  private Calamity packing() throws IOException {
    byte[] older = {1, 2, 3};
    Path prepared = Files.createDirectory(root.resolve("prepared"));
    Files.write(prepared.resolve("s.zip"), older);
    return new Calamity(
        root,
        prepared,
        (folder, told) -> {
          pack(folder.resolve("s.zip"));
          told.accept("packed");
        },
        (left, told, when) -> {
          byte[] found = Files.readAllBytes(left.resolve("s.zip"));
          if (found.length != older.length || !told.isEmpty()) {
            assertThat(found).as(when).isEqualTo(bytes);
          }
          pack(left.resolve("s.zip"));
          assertThat(left.resolve("s.zip")).as(when).hasBinaryContent(bytes);
        });
  }

  /// A folder that is there is whole.
  private Calamity unpacking() throws IOException {
    return Calamity.fromNothing(
        root,
        (folder, told) -> {
          new ArchiveFile(zip).unpack(folder.resolve("unpacked"));
          told.accept("unpacked");
        },
        (left, told, when) -> {
          Path unpacked = left.resolve("unpacked");
          if (!Files.exists(unpacked)) {
            assertThat(told).as(when).isEmpty();
            new ArchiveFile(zip).unpack(unpacked);
          }
          assertThat(new RecordedStudy(study, unpacked).tables()).as(when).isEqualTo(expected);
          StudyArchive.write(
              new StudyFolder(unpacked),
              null,
              false,
              left.resolve("from-unpacked.zip"),
              Assertions::fail);
          assertThat(left.resolve("from-unpacked.zip")).as(when).hasBinaryContent(bytes);
        });
  }

  @Test
  void anArchiveIsTheOldOneOrTheNewOneAfterALossOfPower() throws Exception {
    packing().powerGoes();
  }

  @Test
  void anArchiveIsTheOldOneOrTheNewOneOnAFullDisk() throws Exception {
    packing().diskIsFull();
  }

  @Test
  void anArchiveIsTheOldOneOrTheNewOneOnADiskThatFailsOnce() throws Exception {
    packing().diskFailsOnce();
  }

  @Test
  void anUnpackedStudyIsWholeOrNotThereAfterALossOfPower() throws Exception {
    unpacking().powerGoes();
  }

  @Test
  void anUnpackedStudyIsWholeOrNotThereOnAFullDisk() throws Exception {
    unpacking().diskIsFull();
  }

  @Test
  void anUnpackedStudyIsWholeOrNotThereOnADiskThatFailsOnce() throws Exception {
    unpacking().diskFailsOnce();
  }
}
