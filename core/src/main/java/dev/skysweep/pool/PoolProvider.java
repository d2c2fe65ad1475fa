package dev.skysweep.pool;

/// Makes pools of one kind. Found by `ServiceLoader`, so that nobody who uses a pool need know what
/// it is made of.
public interface PoolProvider {
  /// As in `--pool NAME`.
  String name();

  /// A pool, not opened yet.
  ///
  /// @throws dev.skysweep.study.StudyException if the request makes no sense
  /// @throws ExecutionPool.PoolException if there can be no such pool
  ExecutionPool pool(PoolRequest request);
}
