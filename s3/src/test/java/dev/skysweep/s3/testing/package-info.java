/// A real S3 server for tests, and a line to it that fails.
package dev.skysweep.s3.testing;
