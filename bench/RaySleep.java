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

/// Sweeps whose runs sleep, after GMAT flew a real mission or without GMAT, several times over one pool: what a
/// pool adds to runs that cost no processor time. `ray_sleep.py` is the same by the reference's pool, with GMAT.
public class RaySleep {
  /// @param arguments address, folder, GMAT's root, folder and name of the hook that follows each run, how many runs, and the engine's driver
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    int runs = Integer.parseInt(arguments[5]);
    var driver = Driver.valueOf(arguments[6]);
    var options =
        SweepOptions.builder()
            .engine(new EngineChoice(arguments[2], driver))
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
            "ours:      %d of %d runs%s, %s sweep: %.2f s%n",
            result.counts().ok(),
            runs,
            driver == Driver.NONE ? " without GMAT" : "",
            name,
            seconds);
      }
    }
  }
}
