package dev.skysweep.gmat.nativedriver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelOrderTest {
  private static final List<String> OWN = List.of("pck", "lsk", "fk");
  private static final List<String> ALL = List.of("pck", "lsk", "fk", "user1", "user2");

  /// SPICE's list of kernels: the last one wins.
  private static final class Spice implements KernelOrder.Spice {
    final List<String> kernels = new ArrayList<>();
    int loads;

    @Override
    public void load(String kernel) {
      kernels.remove(kernel);
      kernels.add(kernel);
      loads++;
    }

    @Override
    public void unload(String kernel) {
      kernels.remove(kernel);
    }
  }

  private final Spice spice = new Spice();
  private final KernelOrder order = new KernelOrder(Set.copyOf(OWN), spice);

  @Test
  void loadsKeptKernelsOnce() {
    for (int run = 0; run < 5; run++) {
      OWN.forEach(order::load);
      OWN.forEach(order::unload);
    }

    assertThat(spice.loads).isEqualTo(OWN.size());
  }

  @Test
  void loadsAUsersKernelEveryTime() {
    for (int run = 0; run < 5; run++) {
      OWN.forEach(order::load);
      order.load("user1");
      assertThat(spice.kernels).last().isEqualTo("user1");
      order.unload("user1");
      OWN.forEach(order::unload);
    }

    assertThat(spice.loads).isEqualTo(OWN.size() + 5);
    assertThat(spice.kernels).containsExactlyElementsOf(OWN);
  }

  @Test
  void putsAKeptKernelBehindAUsersWhenGmatDoes() {
    order.load("pck");
    order.unload("pck");
    order.load("user1");
    order.load("pck");

    assertThat(spice.kernels).containsExactly("user1", "pck");
  }

  /// Of the kernels that GMAT believes to be loaded, SPICE has each, in the same order.
  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void neverChangesTheOrderThatGmatSees(long seed) {
    RandomGenerator random = Trials.random(seed);
    Spice believed = new Spice();
    for (int step = 0; step < 200; step++) {
      String kernel = ALL.get(random.nextInt(ALL.size()));
      if (random.nextInt(5) < 3) {
        believed.load(kernel);
        order.load(kernel);
      } else {
        believed.unload(kernel);
        order.unload(kernel);
      }
      assertThat(spice.kernels.stream().filter(believed.kernels::contains))
          .containsExactlyElementsOf(believed.kernels);
      assertThat(spice.kernels)
          .allMatch(loaded -> OWN.contains(loaded) || believed.kernels.contains(loaded));
    }
  }
}
