import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.client.RayAddress;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.ray.client.RayTarget;
import io.grpc.InsecureChannelCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/// Tasks a second that do nothing, over `ray://`, by our client. `ray_no_op.py` is the same by Ray's.
public class RayNoOp {
  private static final int TASKS = 2000;

  public static void main(String[] arguments) throws Exception {
    var target =
        new RayTarget(
            RayAddress.parse(arguments[0]),
            RayToken.find().orElse(null),
            InsecureChannelCredentials.create(),
            RayTarget.DEFAULT_CONNECT_TIMEOUT,
            RayTarget.DEFAULT_GRACE);
    try (var client = RayClient.connect(target, System.err::println)) {
      var function = client.putFunction("def f(x):\n  return x\n", "f", Map.of()).join();
      for (int window : new int[] {100, 1000, 1000, TASKS}) {
        var free = new Semaphore(window);
        var all = new ArrayList<CompletableFuture<?>>();
        long start = System.nanoTime();
        for (int i = 0; i < TASKS; i++) {
          free.acquire();
          all.add(
              client
                  .submit(function, List.of((long) i), Map.of("max_retries", 0L))
                  .thenCompose(id -> client.get(id).whenComplete((_, _) -> client.release(id)))
                  .whenComplete((_, _) -> free.release()));
        }
        all.forEach(CompletableFuture::join);
        double seconds = (System.nanoTime() - start) / 1e9;
        String inFlight = window == TASKS ? "all at once" : window + " in flight";
        System.out.printf("ours, %s: %.0f tasks/s%n", inFlight, TASKS / seconds);
      }
    }
  }
}
