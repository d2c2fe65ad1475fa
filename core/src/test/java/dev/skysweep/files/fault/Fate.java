package dev.skysweep.files.fault;

import java.util.random.RandomGenerator;

/// What becomes of that which was written and not forced, when the power goes.
public interface Fate {
  /// Of a folder's change, known by its place among the operations.
  boolean keepsEntry(int operation);

  /// How many of so many written bytes reach the disk.
  int keptBytes(int length);

  /// Whether a file's new length is on the disk, though its bytes may not be.
  boolean keepsLength();

  /// All is lost.
  Fate LOST = of(false);

  /// All is kept, as when only the program was killed.
  Fate KEPT = of(true);

  private static Fate of(boolean kept) {
    return new Fate() {
      @Override
      public boolean keepsEntry(int operation) {
        return kept;
      }

      @Override
      public int keptBytes(int length) {
        return kept ? length : 0;
      }

      @Override
      public boolean keepsLength() {
        return kept;
      }
    };
  }

  /// Some of it in some order: writes torn and reordered, lengths without bytes, entries lost.
  ///
  /// @param journal whether changes of folders keep their order: after a lost one all are
  static Fate random(RandomGenerator random, boolean journal, int operations) {
    int lost = random.nextInt(operations + 1);
    return new Fate() {
      @Override
      public boolean keepsEntry(int operation) {
        return journal ? operation < lost : random.nextBoolean();
      }

      @Override
      public int keptBytes(int length) {
        return switch (random.nextInt(3)) {
          case 0 -> 0;
          case 1 -> length;
          default -> random.nextInt(length + 1);
        };
      }

      @Override
      public boolean keepsLength() {
        return random.nextBoolean();
      }
    };
  }
}
