package dev.skysweep.s3;

import dev.skysweep.bucket.BucketException;
import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.bucket.ObjectStore;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The objects of one study in an S3 bucket.
final class S3Store implements ObjectStore {
  /// Under this name an object says which call wrote it: a request whose answer was lost is sent
  /// again, and would find its own object in the way.
  private static final String WRITER = "skysweep-writer";

  private static final int MOST_DELETED_AT_ONCE = 1000;

  private final BucketPlace place;
  private final S3Client client;
  private final String origin;
  private volatile boolean answered;
  private volatile boolean conditionsProven;

  private S3Store(BucketPlace place, S3Client client) {
    this.place = place;
    this.client = client;
    this.origin =
        client.serviceClientConfiguration().endpointOverride().map(Object::toString).orElse("AWS");
  }

  static S3Store open(BucketPlace place) {
    return new S3Store(place, S3Clients.patient(place));
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public Optional<String> create(String key, byte[] content) {
    Optional<String> tag = createUnproven(key, content);
    if (tag.isPresent() && !conditionsProven) {
      proveConditions(key, content);
      conditionsProven = true;
    }
    return tag;
  }

  private Optional<String> createUnproven(String key, byte[] content) {
    String writer = UUID.randomUUID().toString();
    try {
      return Optional.of(conditional(key, content, writer));
    } catch (S3Exception e) {
      if (!isPresent(e)) {
        throw failure(e);
      }
      return asked(() -> client.headObject(head -> head.bucket(place.bucket()).key(place.key(key))))
          .filter(found -> writer.equals(found.metadata().get(WRITER)))
          .map(found -> found.eTag());
    } catch (SdkException e) {
      throw failure(e);
    }
  }

  private String conditional(String key, byte[] content, String writer) {
    PutObjectRequest request =
        request(key).ifNoneMatch("*").metadata(Map.of(WRITER, writer)).build();
    return client.putObject(request, RequestBody.fromBytes(content)).eTag();
  }

  /// Precondition failed, or a conflict with somebody who writes it right now.
  private static boolean isPresent(S3Exception e) {
    return e.statusCode() == 412 || e.statusCode() == 409;
  }

  /// A store that takes the condition and doesn't keep to it would let two drivers write the same
  /// manifest.
  private void proveConditions(String key, byte[] content) {
    try {
      conditional(key, content, "nobody");
    } catch (S3Exception e) {
      if (isPresent(e)) {
        return;
      }
      throw failure(e);
    } catch (SdkException e) {
      throw failure(e);
    }
    throw new BucketException(
        "%s: %s replaces objects although it is told not to (If-None-Match), so two sweeps could write into one study; use a store that does"
            .formatted(place, origin));
  }

  @Override
  public String put(String key, byte[] content) {
    return put(key, RequestBody.fromBytes(content));
  }

  @Override
  public String put(String key, Path file) {
    return put(key, RequestBody.fromFile(file));
  }

  private String put(String key, RequestBody body) {
    return attempt(() -> client.putObject(request(key).build(), body).eTag());
  }

  private PutObjectRequest.Builder request(String key) {
    return PutObjectRequest.builder().bucket(place.bucket()).key(place.key(key));
  }

  @Override
  public Optional<byte[]> get(String key) {
    return asked(
            () -> client.getObjectAsBytes(get -> get.bucket(place.bucket()).key(place.key(key))))
        .map(bytes -> bytes.asByteArrayUnsafe());
  }

  @Override
  public boolean download(String key, Path target) {
    Path folder = Objects.requireNonNull(target.getParent());
    Path draft = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try {
        Files.createDirectories(folder);
        boolean found =
            asked(() ->
                    client.getObject(
                        get -> get.bucket(place.bucket()).key(place.key(key)),
                        ResponseTransformer.toFile(draft)))
                .isPresent();
        if (found) {
          Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return found;
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw StorageException.writing(target, e);
    }
  }

  @Override
  public List<Stored> list(String prefix, String after) {
    List<Stored> all = new ArrayList<>();
    String from = after.isEmpty() ? null : place.key(after);
    list(list -> list.prefix(place.key(prefix)).startAfter(from), all);
    return all;
  }

  @Override
  public List<Stored> listTop() {
    List<Stored> all = new ArrayList<>();
    list(list -> list.prefix(place.key("")).delimiter("/"), all);
    return all;
  }

  private void list(Consumer<ListObjectsV2Request.Builder> what, List<Stored> all) {
    String token = null;
    do {
      var request = ListObjectsV2Request.builder().bucket(place.bucket()).continuationToken(token);
      what.accept(request);
      S3Client asking = answered ? client : S3Clients.impatient(place);
      var page = attempt(() -> asking.listObjectsV2(request.build()));
      answered = true;
      page.contents()
          .forEach(object -> all.add(new Stored(name(object.key()), object.eTag(), object.size())));
      page.commonPrefixes().forEach(folder -> all.add(new Stored(name(folder.prefix()), "", 0)));
      token = page.nextContinuationToken();
    } while (token != null);
  }

  private String name(String key) {
    return key.substring(place.key("").length());
  }

  @Override
  public void delete(List<String> keys) {
    for (int from = 0; from < keys.size(); from += MOST_DELETED_AT_ONCE) {
      List<ObjectIdentifier> some =
          keys.subList(from, Math.min(keys.size(), from + MOST_DELETED_AT_ONCE)).stream()
              .map(key -> ObjectIdentifier.builder().key(place.key(key)).build())
              .toList();
      attempt(() ->
          client.deleteObjects(
              delete -> delete.bucket(place.bucket()).delete(which -> which.objects(some))));
    }
  }

  private <T> Optional<T> asked(Supplier<T> request) {
    try {
      return Optional.of(request.get());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw failure(e);
    }
  }

  private <T> T attempt(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(SdkException e) {
    return S3Failures.of(place, origin, e);
  }
}
