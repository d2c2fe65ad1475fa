import dev.skysweep.ray.RayPool;
import dev.skysweep.study.Grid;
import dev.skysweep.sweep.Steps;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.sweep.SweepOptions;
import dev.skysweep.worker.SweepRecipe.Driver;
import dev.skysweep.worker.SweepRecipe.EngineChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Sweeps of a real mission whose runs then sleep, several times over one pool: what a pool adds to runs that
/// cost no processor time. `ray_sleep.py` is the same by the reference's pool.
public class RaySleep {
  /// @param arguments address, folder, GMAT's root, folder and name of the hook that follows each run, and how many runs
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    int runs = Integer.parseInt(arguments[5]);
    var options =
        SweepOptions.builder()
            .engine(new EngineChoice(arguments[2], Driver.AUTO))
            .postprocess(Steps.parse(
                    "class:RunHooks$" + arguments[4],
                    List.of(Path.of(arguments[3])),
                    Duration.ofMinutes(1),
                    folder))
            .build();
    try (var pool = RayPool.connect(arguments[0])) {
      for (String name : List.of("first", "second", "third")) {
        long start = System.nanoTime();
        var result =
            Sweep.of(Path.of("bench/leo.script"))
                .grid("Sat.SMA", Grid.linspace(7000, 7100, runs))
                .out(folder.resolve(name))
                .with(options)
                .run(pool);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "ours:      %d of %d runs, %s sweep: %.2f s%n",
            result.counts().ok(), runs, name, seconds);
      }
    }
  }
}
