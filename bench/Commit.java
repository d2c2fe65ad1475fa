import dev.skysweep.files.AppendLog;
import dev.skysweep.files.GroupCommit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// How long an entry of the manifest waits until it is on the disk, at 200 and at 2,000 entries a
/// second that come at random: `Commit FOLDER SECONDS`.
public class Commit {
  private static final int ENTRY_BYTES = 1200;

  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[1]);
    for (int rate : new int[] {200, 2000}) {
      Path file = Files.createFile(Path.of(arguments[0]).resolve("manifest-" + rate));
      long[] waits = new long[rate * seconds];
      try (var commit = new GroupCommit(file, AppendLog.open(file, 0))) {
        write(commit, waits, rate);
      }
      Arrays.sort(waits);
      System.out.printf(
          "%d %.1f %.1f %.1f%n",
          rate, at(waits, 0.5), at(waits, 0.99), waits[waits.length - 1] / 1e6);
    }
  }

  private static void write(GroupCommit commit, long[] waits, int rate) {
    var random = new SplittableRandom(1);
    var all = new CompletableFuture<?>[waits.length];
    long next = System.nanoTime();
    for (int i = 0; i < waits.length; i++) {
      next += (long) (-Math.log(1 - random.nextDouble()) * 1e9 / rate);
      for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      int entry = i;
      long start = System.nanoTime();
      all[i] =
          commit
              .append(new byte[ENTRY_BYTES])
              .thenRun(() -> waits[entry] = System.nanoTime() - start);
    }
    CompletableFuture.allOf(all).join();
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))] / 1e6;
  }
}
