package dev.skysweep.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// The elements of a stream, made on a thread of their own, some ahead of who takes them: for a
/// stream that is slow to make and whose taker has work of its own.
///
/// @param <T> what is made
final class Ahead<T> implements Iterator<T>, AutoCloseable {
  /// Few enough to hold twice even where each has hundreds of parameters.
  private static final int BATCH = 256;

  private final Stream<T> stream;
  private final Iterator<T> source;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private Iterator<T> made = Collections.emptyIterator();
  private Future<List<T>> coming;

  /// Begins at once.
  ///
  /// @param stream closed with this
  Ahead(Stream<T> stream) {
    this.stream = stream;
    this.source = stream.iterator();
    this.coming = thread.submit(this::batch);
  }

  /// @throws RuntimeException what making the element threw
  @Override
  public boolean hasNext() {
    if (!made.hasNext()) {
      List<T> batch = Threads.result(coming);
      if (!batch.isEmpty()) {
        coming = thread.submit(this::batch);
      }
      made = batch.iterator();
    }
    return made.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return made.next();
  }

  @Override
  public void close() {
    try (stream) {
      thread.close();
    }
  }

  private List<T> batch() {
    List<T> batch = new ArrayList<>(BATCH);
    while (batch.size() < BATCH && source.hasNext()) {
      batch.add(source.next());
    }
    return batch;
  }
}
