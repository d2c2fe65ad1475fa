/// Which parameter matters: Sobol indices of a Saltelli design, Morris' elementary effects, and for
/// any design regression, rank correlation and PAWN. Imports its parent package only, if that.
///
/// Runs that failed (`NaN`) end no analysis: what can't be used without them is left out, the loss
/// is part of the result, and the intervals widen.
///
/// Bootstraps take their random indices from the caller, `indexBelow.applyAsInt(n)` giving one of 0
/// to n - 1; so they are as reproducible as the caller's generator, with every seed, 0 too.
@NullMarked
package dev.skysweep.statistics.sensitivity;

import org.jspecify.annotations.NullMarked;
