package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.manifest.ManifestFollower.Followed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFollowerTest {
  @TempDir private Path root;
  private Path file;
  private byte[] header;

  @BeforeEach
  void beginSweep() throws IOException {
    file = root.resolve("manifest.jsonl");
    header = HeaderJson.write(Sample.header(10));
    Files.write(file, header);
  }

  private static byte[] with(byte[] before, byte[] more) {
    byte[] all = Arrays.copyOf(before, before.length + more.length);
    System.arraycopy(more, 0, all, before.length, more.length);
    return all;
  }

  private byte[] line(ManifestEntry entry) {
    return EntryEncoder.write(entry, LineSeal.after(ManifestScan.withoutFeed(header)));
  }

  private static List<ManifestEntry> look(ManifestFollower follower) {
    return follower.look().stream().map(Followed::entry).toList();
  }

  @Test
  void eachLookGivesWhatIsNewRetriedAttemptsToo() throws IOException {
    ManifestFollower follower = ManifestFollower.of(file);
    assertThat(follower.header()).isEqualTo(Sample.header(10));
    assertThat(follower.look()).isEmpty();

    byte[] one = with(header, line(Sample.failed(3)));
    Files.write(file, one);
    assertThat(look(follower)).containsExactly(Sample.failed(3));

    byte[] three = with(with(one, line(Sample.succeeded(3))), line(Sample.succeeded(0)));
    Files.write(file, three);
    assertThat(look(follower)).containsExactly(Sample.succeeded(3), Sample.succeeded(0));
    assertThat(follower.look()).isEmpty();
  }

  @Test
  void givesALineOnceItIsWhole() throws IOException {
    ManifestFollower follower = ManifestFollower.of(file);
    byte[] whole = with(header, line(Sample.succeeded(0)));
    for (int length = header.length; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(follower.look()).as("%d bytes", length).isEmpty();
    }

    Files.write(file, whole);

    assertThat(look(follower)).containsExactly(Sample.succeeded(0));
  }

  /// A crash left it; a resume will cut it off and write another in its place.
  @Test
  void waitsBeforeALineThatIsDamaged() throws IOException {
    ManifestFollower follower = ManifestFollower.of(file);
    byte[] torn = line(Sample.succeeded(0));
    torn[10] = 0;
    Files.write(file, with(header, torn));
    assertThat(follower.look()).isEmpty();

    Files.write(file, with(header, line(Sample.failed(0))));

    assertThat(look(follower)).containsExactly(Sample.failed(0));
  }

  @Test
  void readsAnEntryAgainFromItsPlace() throws IOException {
    Files.write(file, with(with(header, line(Sample.failed(1))), line(Sample.succeeded(2))));
    ManifestFollower follower = ManifestFollower.of(file);
    List<Followed> found = follower.look();

    assertThat(found).extracting(Followed::offset).first().isEqualTo((long) header.length);
    for (Followed each : found) {
      assertThat(follower.read(each.offset())).isEqualTo(each.entry());
    }
    assertThatThrownBy(() -> follower.read(found.getLast().offset() + 1))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("changed");
    assertThatThrownBy(() -> follower.read(Files.size(file)))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("shorter than before");
  }

  @Test
  void aSweepBegunAnewIsToBeWatchedAnew() throws IOException {
    Files.write(file, with(header, line(Sample.succeeded(0))));
    ManifestFollower follower = ManifestFollower.of(file);
    assertThat(follower.look()).hasSize(1);

    Files.write(file, header);

    assertThatThrownBy(follower::look)
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("begun anew");
  }

  @Test
  void needsAWholeHeader() throws IOException {
    Files.write(file, Arrays.copyOf(header, header.length - 1));
    assertThatThrownBy(() -> ManifestFollower.of(file)).hasMessageContaining("not whole yet");

    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> ManifestFollower.of(file)).hasMessageContaining("not whole yet");

    Files.delete(file);
    assertThatThrownBy(() -> ManifestFollower.of(file))
        .hasMessageContaining("there is no manifest");
  }
}
