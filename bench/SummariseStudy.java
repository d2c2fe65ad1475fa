import dev.skysweep.results.SweepResult;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Seconds for mean and standard deviation of every column of a study's report, run by run: what the
/// reference's `sweep_summary(frame, by="run_id")` gives.
void main(String[] arguments) throws SQLException {
  // as the reference's imports: loading the library is not what is measured
  DriverManager.getConnection("jdbc:duckdb:").close();
  long start = System.nanoTime();
  try (var result = SweepResult.open(Path.of(arguments[0]))) {
    String statistics =
        List.of("Sat.X", "Sat.Y", "Sat.Z", "Sat.VX", "Sat.VY", "Sat.VZ").stream()
            .map(name -> "avg(\"%1$s\"), stddev_samp(\"%1$s\")".formatted(name))
            .collect(Collectors.joining(", "));
    var frame =
        result.sql("SELECT run_id, %s FROM report__RF GROUP BY run_id ORDER BY run_id".formatted(statistics));
    if (frame.height() == 0) {
      throw new IllegalStateException("the summary is empty");
    }
  }
  System.out.printf(Locale.ROOT, "%.3f%n", (System.nanoTime() - start) / 1e9);
}
