package dev.skysweep.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Cards that are drawn at random, each once before any comes again.
final class Deck<T> {
  private final List<T> cards;
  private final Random random;
  private final List<T> left = new ArrayList<>();

  Deck(T[] cards, RandomGenerator random) {
    this.cards = List.of(cards);
    this.random = Random.from(random);
  }

  T draw() {
    if (left.isEmpty()) {
      left.addAll(cards);
      Collections.shuffle(left, random);
    }
    return left.removeLast();
  }

  /// A card that could not be played comes once more before the others do.
  void putBack(T card) {
    left.addFirst(card);
  }
}
