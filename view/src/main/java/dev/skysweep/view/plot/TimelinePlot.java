package dev.skysweep.view.plot;

import java.util.List;
import java.util.stream.IntStream;

/// Which worker was busy when.
///
/// @param workers `host:process`, one a line
/// @param spans of one or more attempts that follow each other
public record TimelinePlot(String title, List<String> workers, List<Span> spans, List<String> notes)
    implements Plot {
  /// Attempts of one worker that follow each other.
  ///
  /// @param worker its place among the workers
  /// @param start in seconds since the sweep began
  /// @param end in seconds since the sweep began
  /// @param runs in the span
  /// @param failed of them
  public record Span(int worker, double start, double end, int firstRun, int runs, int failed) {}

  public TimelinePlot {
    workers = List.copyOf(workers);
    spans = List.copyOf(spans);
    notes = List.copyOf(notes);
  }

  @Override
  public DataTable table() {
    return new DataTable(
        List.of("worker", "attempts", "failed", "busy (s)"),
        IntStream.range(0, workers.size()).mapToObj(this::row).toList());
  }

  private List<String> row(int worker) {
    List<Span> own = spans.stream().filter(span -> span.worker() == worker).toList();
    return List.of(
        workers.get(worker),
        String.valueOf(own.stream().mapToInt(Span::runs).sum()),
        String.valueOf(own.stream().mapToInt(Span::failed).sum()),
        Numbers.text(own.stream().mapToDouble(span -> span.end() - span.start()).sum()));
  }
}
