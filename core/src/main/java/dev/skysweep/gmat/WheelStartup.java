package dev.skysweep.gmat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The startup file that the wheel lacks: it is made for use from Python, where its own package
/// writes one for every process.
final class WheelStartup {
  private static final Map<String, String> FOLDERS =
      Map.of(
          "TIME_PATH", "time",
          "PLANETARY_COEFF_PATH", "planetary_coeff",
          "PLANETARY_EPHEM_DE_PATH", "planetary_ephem/de",
          "PLANETARY_EPHEM_SPK_PATH", "planetary_ephem/spk",
          "EARTH_POT_PATH", "gravity/earth",
          "ATMOSPHERE_PATH", "atmosphere/earth");

  /// GMAT wants each of these to name a folder that exists; the wheel has nothing for them.
  private static final List<String> EMPTY_FOLDERS =
      List.of(
          "VEHICLE_EPHEM_PATH",
          "VEHICLE_EPHEM_SPK_PATH",
          "VEHICLE_EPHEM_CCSDS_PATH",
          "LUNA_POT_PATH",
          "VENUS_POT_PATH",
          "MARS_POT_PATH",
          "OTHER_POT_PATH",
          "TEXTURE_PATH",
          "BODY_3D_MODEL_PATH",
          "MEASUREMENT_PATH",
          "GUI_CONFIG_PATH",
          "SPLASH_PATH",
          "ICON_PATH",
          "STAR_PATH",
          "VEHICLE_MODEL_PATH",
          "SPAD_PATH",
          "IONOSPHERE_PATH",
          "MARS_ATMOSPHERE_PATH",
          "FILE_UPDATE_PATH",
          "HELP_PATH");

  private static final List<Map.Entry<String, String>> FILES =
      List.of(
          Map.entry("DE405_FILE", "planetary_ephem/de/gmatpy_de405_1941_2201.405"),
          Map.entry("PLANETARY_SPK_FILE", "planetary_ephem/spk/gmatpy_de405_all_planets.bsp"),
          Map.entry("EOP_FILE", "planetary_coeff/eopc04_08.62-now"),
          Map.entry("NUTATION_COEFF_FILE", "planetary_coeff/NUTATION.DAT"),
          Map.entry("PLANETARY_PCK_FILE", "planetary_coeff/SPICEPlanetaryConstantsKernel.tpc"),
          Map.entry("EARTH_LATEST_PCK_FILE", "planetary_coeff/earth_latest_high_prec.bpc"),
          Map.entry("EARTH_PCK_PREDICTED_FILE", "planetary_coeff/SPICEEarthPredictedKernel.bpc"),
          Map.entry("EARTH_PCK_CURRENT_FILE", "planetary_coeff/SPICEEarthCurrentKernel.bpc"),
          Map.entry("LUNA_PCK_CURRENT_FILE", "planetary_coeff/SPICELunaCurrentKernel.bpc"),
          Map.entry("LUNA_FRAME_KERNEL_FILE", "planetary_coeff/SPICELunaFrameKernel.tf"),
          Map.entry("LEAP_SECS_FILE", "time/tai-utc.dat"),
          Map.entry("LSK_FILE", "time/SPICELeapSecondKernel.tls"),
          Map.entry("EGM96_FILE", "gravity/earth/EGM96.cof"),
          Map.entry("JGM2_FILE", "gravity/earth/JGM2.cof"),
          Map.entry("JGM3_FILE", "gravity/earth/JGM3.cof"),
          Map.entry(
              "EARTH_EXPONENTIAL_FILE", "atmosphere/earth/EarthExponentialAtmosphereData.txt"),
          Map.entry("ICRF_FILE", "icrf/ICRF_Table.txt"),
          // Not in the wheel. GMAT wants the names and reads the files only when a mission picks
          // them as its source of space weather.
          Map.entry("CSSI_FLUX_FILE", "atmosphere/earth/space-weather-not-in-the-wheel.txt"),
          Map.entry("SCHATTEN_FILE", "atmosphere/earth/schatten-not-in-the-wheel.txt"));

  private WheelStartup() {}

  static StartupFile of(Path data) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("ROOT_PATH", data + "/");
    settings.put("DATA_PATH", data + "/");
    FOLDERS.forEach((key, folder) -> settings.put(key, data.resolve(folder) + "/"));
    EMPTY_FOLDERS.forEach(key -> settings.put(key, data + "/"));
    FILES.forEach(file -> settings.put(file.getKey(), data.resolve(file.getValue()).toString()));
    return new StartupFile(settings, List.of());
  }
}
