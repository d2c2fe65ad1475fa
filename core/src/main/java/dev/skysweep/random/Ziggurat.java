package dev.skysweep.random;

import java.util.List;

/// Standard normal numbers by the ziggurat of Marsaglia and Tsang with numpy's 256 layers. Nearly
/// always one word of the stream a number; the edge of a layer and the tail take more.
final class Ziggurat {
  private static final double TAIL = 0x1.d3bb48209ad33p+1;
  private static final double TAIL_INVERSE = 0x1.183aa6c20e8c1p-2;
  private static final long MANTISSA = (1L << 52) - 1;

  private static final long[] ACCEPTED = new long[256];
  private static final double[] WIDTH = new double[256];
  private static final double[] DENSITY = new double[256];

  static {
    List<String> layers = Tables.lines("ziggurat-normal.csv");
    for (int i = 0; i < 256; i++) {
      String[] layer = layers.get(i).split(",", -1);
      ACCEPTED[i] = Long.decode(layer[0]);
      WIDTH[i] = Double.parseDouble(layer[1]);
      DENSITY[i] = Double.parseDouble(layer[2]);
    }
  }

  private Ziggurat() {}

  static double next(Pcg64 random) {
    while (true) {
      long word = random.nextLong();
      int layer = (int) word & 0xff;
      boolean negative = (word >>> 8 & 1) != 0;
      long mantissa = word >>> 9 & MANTISSA;
      double size = mantissa * WIDTH[layer];
      double value = negative ? -size : size;
      if (mantissa < ACCEPTED[layer]) {
        return value;
      }
      if (layer == 0) {
        // the tail has its sign from another bit than the layers
        double beyond = tail(random);
        return (mantissa >>> 8 & 1) != 0 ? -beyond : beyond;
      }
      double height = (DENSITY[layer - 1] - DENSITY[layer]) * random.nextDouble() + DENSITY[layer];
      if (height < StrictMath.exp(-0.5 * value * value)) {
        return value;
      }
    }
  }

  private static double tail(Pcg64 random) {
    while (true) {
      double x = -TAIL_INVERSE * StrictMath.log1p(-random.nextDouble());
      double y = -StrictMath.log1p(-random.nextDouble());
      if (y + y > x * x) {
        return TAIL + x;
      }
    }
  }
}
