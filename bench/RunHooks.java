import dev.skysweep.study.RunHook;
import dev.skysweep.study.RunSpec;
import java.nio.file.Path;

/// What `RaySleep` has runs do after GMAT, in the worker's process; `ray_sleep.py` has the same.
public class RunHooks {
  private RunHooks() {}

  public static class OneSecond implements RunHook {
    @Override
    public void afterRun(RunSpec run, Path folder) throws InterruptedException {
      Thread.sleep(1000);
    }
  }

  public static class Stragglers implements RunHook {
    @Override
    public void afterRun(RunSpec run, Path folder) throws InterruptedException {
      Thread.sleep(run.runId() % 4 == 0 ? 3000 : 100);
    }
  }
}
