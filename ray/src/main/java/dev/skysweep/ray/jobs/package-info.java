/// Ray's dashboard and its Jobs API, over HTTP.
@NullMarked
package dev.skysweep.ray.jobs;

import org.jspecify.annotations.NullMarked;
