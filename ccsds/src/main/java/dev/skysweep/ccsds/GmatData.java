package dev.skysweep.ccsds;

import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.GmatNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.orekit.data.DataContext;
import org.orekit.data.DirectoryCrawler;
import org.orekit.data.LazyLoadedDataContext;

/// Orekit's data, taken from those that GMAT itself uses: leap seconds and the planets' ephemeris.
/// So nothing is fetched, and both count time alike.
final class GmatData {
  private static final String EPHEMERIS = ".*\\.405";

  private GmatData() {}

  /// @throws GmatNotFoundException if the installation lacks its data
  static DataContext of(GmatInstallation gmat) {
    Path data =
        List.of(gmat.root().resolve("gmatpy/data"), gmat.root().resolve("data")).stream()
            .filter(place -> Files.exists(place.resolve("time/tai-utc.dat")))
            .findFirst()
            .orElseThrow(() ->
                GmatNotFoundException.at(
                    new GmatNotFoundException.Attempt(
                        gmat.root().toString(), "there is no data/time/tai-utc.dat")));
    var context = new LazyLoadedDataContext();
    for (String part : List.of("time", "planetary_ephem/de")) {
      Path folder = data.resolve(part);
      if (Files.isDirectory(folder)) {
        context.getDataProvidersManager().addProvider(new DirectoryCrawler(folder.toFile()));
      }
    }
    context.getCelestialBodies().addDefaultCelestialBodyLoader(EPHEMERIS);
    return context;
  }
}
