package dev.skysweep.s3;

import dev.skysweep.SweepException;
import dev.skysweep.bucket.BucketException;
import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Says in one line what S3 refused, or why it can't be reached, and what to do.
final class S3Failures {
  private S3Failures() {}

  static SweepException of(BucketPlace place, String origin, SdkException failure) {
    return switch (failure) {
      case S3Exception answer -> refused(place, origin, answer);
      default -> unanswered(place, origin, failure);
    };
  }

  private static SweepException refused(BucketPlace place, String origin, S3Exception answer) {
    AwsErrorDetails details = answer.awsErrorDetails();
    String code =
        details == null || details.errorCode() == null
            ? Integer.toString(answer.statusCode())
            : details.errorCode();
    String words = details == null ? "" : String.valueOf(details.errorMessage());
    String cure =
        switch (code) {
          case "NoSuchBucket" ->
              "there is no bucket '%s' at %s; make it, or check its name and AWS_ENDPOINT_URL"
                  .formatted(place.bucket(), origin);
          case "InvalidBucketName" ->
              "'%s' can't be the name of a bucket".formatted(place.bucket());
          case "InvalidAccessKeyId" ->
              "%s doesn't know the access key; check AWS_ACCESS_KEY_ID, AWS_PROFILE and AWS_ENDPOINT_URL"
                  .formatted(origin);
          case "SignatureDoesNotMatch" ->
              "the secret key is not the one of the access key; check AWS_SECRET_ACCESS_KEY";
          case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "InvalidToken" ->
              "the credentials have expired; get new ones, e.g. by `aws configure export-credentials`";
          case "RequestTimeTooSkewed" -> "this machine's clock is wrong; set it, e.g. by NTP";
          case "NotImplemented" ->
              "%s does not do what a sweep needs (%s)".formatted(origin, words);
          default -> "";
        };
    if (!cure.isEmpty()) {
      return new BucketException(place + ": " + cure, answer);
    }
    if (answer.statusCode() == 403 || answer.statusCode() == 401) {
      return new BucketException(
          "%s: access denied by %s (%s); the credentials need s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject there"
              .formatted(place, origin, code),
          answer);
    }
    if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
      return storage(
          place,
          "%s: %s failed again and again (%d %s); what was reported is safe: resume later"
              .formatted(place, origin, answer.statusCode(), code));
    }
    return new BucketException(
        "%s: %s refused (%d %s: %s); check AWS_ENDPOINT_URL, and the credentials (AWS_ACCESS_KEY_ID, AWS_PROFILE)"
            .formatted(place, origin, answer.statusCode(), code, words),
        answer);
  }

  private static SweepException unanswered(BucketPlace place, String origin, SdkException failure) {
    String words = String.valueOf(failure.getMessage());
    if (words.toLowerCase(Locale.ROOT).contains("credentials") && connection(failure) == null) {
      return new BucketException(
          "%s: no credentials for S3; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or run where a role is given"
              .formatted(place),
          failure);
    }
    IOException connection = connection(failure);
    String reason =
        switch (connection) {
          case null -> words;
          case UnknownHostException e -> "there is no host " + e.getMessage();
          default -> String.valueOf(connection.getMessage());
        };
    return storage(
        place,
        "%s: %s can't be reached: %s; check AWS_ENDPOINT_URL and the network"
            .formatted(place, origin, reason));
  }

  private static @Nullable IOException connection(SdkException failure) {
    if (!(failure instanceof SdkClientException)) {
      return null;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException found) {
        return found;
      }
    }
    return null;
  }

  private static StorageException storage(BucketPlace place, String words) {
    return StorageException.elsewhere(Path.of(place.bucket()), words);
  }
}
