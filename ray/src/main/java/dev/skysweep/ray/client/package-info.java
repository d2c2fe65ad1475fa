/// Ray's Client protocol, spoken over gRPC: a driver without Python and without Ray. Start at
/// `RayClient`; the order of the calls is Ray's own, of `ray/util/client` in Ray 2.60.
@NullMarked
package dev.skysweep.ray.client;

import org.jspecify.annotations.NullMarked;
