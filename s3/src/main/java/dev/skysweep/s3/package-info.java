/// Studies in S3 and stores that speak its protocol, through the AWS SDK. A module of its own:
/// nothing of it is loaded before a study's address begins with `s3:`.
@NullMarked
package dev.skysweep.s3;

import org.jspecify.annotations.NullMarked;
