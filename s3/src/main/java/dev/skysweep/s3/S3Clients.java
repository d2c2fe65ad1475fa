package dev.skysweep.s3;

import dev.skysweep.bucket.BucketException;
import dev.skysweep.bucket.BucketPlace;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Makes the client, by AWS's own variables and files: credentials, `AWS_PROFILE`, `AWS_REGION`,
/// `AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`.
final class S3Clients {
  /// With growing pauses: half a minute in all, or some more.
  private static final int MOST_ATTEMPTS = 12;

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /// What is wrong with an address doesn't pass by itself.
  private static final int FIRST_ATTEMPTS = 3;

  /// So many idle connections the JDK keeps; without it, 5.
  private static final String IDLE_CONNECTIONS = "http.maxConnections";

  private S3Clients() {}

  /// @throws BucketException if the settings make no sense
  static S3Client patient(BucketPlace place) {
    return of(place, MOST_ATTEMPTS);
  }

  /// For the first request, by which a wrong address shows.
  static S3Client impatient(BucketPlace place) {
    return of(place, FIRST_ATTEMPTS);
  }

  private static S3Client of(BucketPlace place, int attempts) {
    if (System.getProperty(IDLE_CONNECTIONS) == null) {
      System.setProperty(IDLE_CONNECTIONS, "32");
    }
    try {
      S3Client client = builder(attempts).build();
      if (client.serviceClientConfiguration().endpointOverride().isEmpty()) {
        return client;
      }
      // stores other than AWS's own mostly have no name of its own for every bucket
      client.close();
      return builder(attempts).forcePathStyle(true).build();
    } catch (SdkClientException | IllegalArgumentException e) {
      throw new BucketException(
          "%s: the settings for S3 can't be used: %s; check AWS_PROFILE and AWS_ENDPOINT_URL"
              .formatted(place, e.getMessage()),
          e);
    }
  }

  private static S3ClientBuilder builder(int attempts) {
    return S3Client.builder()
        .region(region())
        .crossRegionAccessEnabled(true)
        // what is sent is mostly small: asking whether it may be would take longer
        .serviceConfiguration(service -> service.expectContinueEnabled(false))
        .overrideConfiguration(settings -> settings.retryStrategy(retries(attempts)))
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(10))
                .socketTimeout(Duration.ofSeconds(60)));
  }

  /// Asks no server, as AWS's own chain does at last: where no region is set, the client finds the
  /// bucket's.
  private static Region region() {
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
          .getRegion();
    } catch (SdkClientException e) {
      return Region.US_EAST_1;
    }
  }

  /// By itself the client stops trying again once many requests have failed, which spares a store
  /// with thousands of clients; a sweep would end where it only had to wait.
  private static RetryStrategy retries(int attempts) {
    BackoffStrategy growing =
        BackoffStrategy.exponentialDelayHalfJitter(SHORTEST_PAUSE, LONGEST_PAUSE);
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(attempts)
        .circuitBreakerEnabled(false)
        .backoffStrategy(growing)
        .throttlingBackoffStrategy(growing)
        .build();
  }
}
