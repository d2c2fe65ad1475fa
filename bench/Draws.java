import dev.skysweep.study.Dispersions;
import dev.skysweep.study.MonteCarlo;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Seconds for all values of a Monte Carlo study with ten normal fields, each from the random stream of
/// its own (seed, run, name): on one thread, then on all.
void main(String[] arguments) {
  int runs = Integer.parseInt(arguments[0]);
  List<String> fields =
      IntStream.range(0, 10).mapToObj(i -> "Sat.F%d=normal:7000:0.05".formatted(i)).toList();
  var study = new MonteCarlo(Dispersions.parse(fields), runs, BigInteger.valueOf(42));
  for (int warmUp = 0; warmUp < 3; warmUp++) {
    values(study, IntStream.range(0, Math.min(runs, 100_000)));
  }
  long start = System.nanoTime();
  long one = values(study, IntStream.range(0, runs));
  long middle = System.nanoTime();
  long all = values(study, IntStream.range(0, runs).parallel());
  long end = System.nanoTime();
  if (one != all || one != 10L * runs) {
    throw new IllegalStateException(one + " values, then " + all);
  }
  System.out.printf(Locale.ROOT, "%.3f %.3f%n", (middle - start) / 1e9, (end - middle) / 1e9);
}

static long values(MonteCarlo study, IntStream runs) {
  return runs.mapToLong(run -> study.run(run).overrides().size()).sum();
}
