/// CCSDS orbit messages (OEM, OPM, CDM; key-value and XML), read with Orekit. A module of its own,
/// so that nothing else depends on Orekit. Its data are GMAT's own. Start at
/// [dev.skysweep.ccsds.CcsdsCovariance].
@NullMarked
package dev.skysweep.ccsds;

import org.jspecify.annotations.NullMarked;
