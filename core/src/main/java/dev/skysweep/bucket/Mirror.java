package dev.skysweep.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.skysweep.bucket.ObjectStore.Stored;
import dev.skysweep.bucket.Segments.Segment;
import dev.skysweep.files.AppendLog;
import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.DurableLog;
import dev.skysweep.files.FileTree;
import dev.skysweep.files.Folders;
import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The local copy of a study in a bucket: a study folder in the cache that is worked on like any
/// other. It may be removed at any time while nobody uses it.
///
/// Whoever changes the copy holds the folder's lock.
public final class Mirror {
  private static final String INTERNALS = ".skysweep";
  private static final String MANIFEST = "manifest.jsonl";

  /// The folders in which runs leave what they make.
  public static final List<String> OF_RUNS = List.of("runs", "tables", "replay");

  /// What is brought here otherwise, or never; as are those of runs.
  private static final Set<String> NOT_FILES = Set.of(INTERNALS, MANIFEST, "manifest");

  private static final Pattern RUN = Pattern.compile("^\\{\"run_id\":(\\d+)", Pattern.MULTILINE);

  private final Path folder;
  private final BucketPlace place;

  private Mirror(Path folder, BucketPlace place) {
    this.folder = folder;
    this.place = place;
  }

  /// The copy of a study, empty if there was none.
  ///
  /// @param cache this user's
  /// @throws BucketException if there is no such kind of store
  public static Mirror at(BucketPlace place, Path cache) {
    String origin = ObjectStores.of(place).origin();
    String mark = Sha256.of((origin + " " + place).getBytes(UTF_8)).substring(0, 10);
    String name = (place.bucket() + "-" + place.prefix()).replaceAll("[^A-Za-z0-9._-]+", "-");
    String beginning = name.substring(0, Math.min(60, name.length()));
    Path folder =
        cache.resolve("buckets").resolve(beginning + "-" + mark).toAbsolutePath().normalize();
    Path file = folder.resolve(INTERNALS).resolve("bucket");
    if (of(folder).isEmpty()) {
      Folders.create(folder.resolve(INTERNALS));
      AtomicFile.write(file, (place + "\n" + folder).getBytes(UTF_8));
    }
    return new Mirror(folder, place);
  }

  /// The copy that a folder is, if it is one. A folder that says so but does not lie where the copy
  /// was made is none: it came from elsewhere, and would have this user's keys used for a bucket
  /// that it names.
  public static Optional<Mirror> of(Path folder) {
    Path file = folder.resolve(INTERNALS).resolve("bucket");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      boolean here =
          lines.size() == 2 && lines.getLast().equals(folder.toAbsolutePath().normalize() + "");
      return here
          ? BucketPlace.of(lines.getFirst()).map(place -> new Mirror(folder, place))
          : Optional.empty();
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  public Path folder() {
    return folder;
  }

  public BucketPlace place() {
    return place;
  }

  /// The store, to write to or read from directly.
  public ObjectStore store() {
    return ObjectStores.of(place);
  }

  /// Brings manifest and the study's own files here as the bucket has them; runs' files stay there
  /// until they are asked for. Lines that never came into the bucket were never reported, and go.
  ///
  /// @throws BucketException if there is no such bucket, or nobody may read it
  /// @throws StorageException if the store or the disk fails
  public void pull() {
    MirrorState state = MirrorState.read(stateFile());
    List<Segment> there = segments().list(Math.max(0, state.last()));
    if (state.last() >= 0 && isOf(state, there)) {
      there = there.subList(1, there.size());
    } else {
      clear();
      there = state.last() <= 0 ? there : segments().list(0);
      state = MirrorState.NONE;
    }
    state = append(state, there);
    state = pullFiles(state);
    state.write(stateFile());
  }

  /// Whether this copy was made of what is in the bucket now.
  ///
  /// @param there from the last segment of the copy on
  private boolean isOf(MirrorState state, List<Segment> there) {
    try {
      return !there.isEmpty()
          && there.getFirst().tag().equals(state.tag())
          && Files.size(manifest()) >= state.bytes();
    } catch (IOException e) {
      return false;
    }
  }

  private void clear() {
    removeRuns();
    try {
      Files.deleteIfExists(manifest());
    } catch (IOException e) {
      throw StorageException.writing(manifest(), e);
    }
  }

  private void removeRuns() {
    OF_RUNS.forEach(part -> FileTree.delete(folder.resolve(part)));
  }

  private MirrorState append(MirrorState before, List<Segment> newer) {
    MirrorState state = before;
    if (state.last() < 0 && newer.isEmpty()) {
      return state;
    }
    try (FileChannel file = FileChannel.open(manifest(), CREATE, WRITE)) {
      file.truncate(state.bytes());
      for (int from = 0; from < newer.size(); from += 256) {
        List<Segment> some = newer.subList(from, Math.min(newer.size(), from + 256));
        List<byte[]> read = Parallel.map(some, segments()::read);
        for (int i = 0; i < read.size(); i++) {
          state = append(file, state, some.get(i), read.get(i));
        }
      }
      file.force(true);
      return state;
    } catch (IOException e) {
      throw StorageException.writing(manifest(), e);
    }
  }

  private MirrorState append(FileChannel file, MirrorState state, Segment segment, byte[] lines)
      throws IOException {
    long bytes = state.bytes();
    if (Segments.beginsAnew(lines)) {
      bytes = 0;
      file.truncate(0);
      removeRuns();
    } else {
      // what these runs left here before was left by other attempts
      RUN.matcher(new String(lines, UTF_8))
          .results()
          .forEach(run -> FileTree.delete(runFolder(run.group(1))));
    }
    ByteBuffer buffer = ByteBuffer.wrap(lines);
    file.position(bytes);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    return state.at(segment.number(), segment.tag(), bytes + lines.length);
  }

  private Path runFolder(String number) {
    return folder
        .resolve("runs")
        .resolve(String.format(Locale.ROOT, "%06d", Integer.parseInt(number)));
  }

  private MirrorState pullFiles(MirrorState state) {
    var tags = new TreeMap<String, String>();
    for (Stored file : storedFiles()) {
      Path target = folder.resolve(file.key()).normalize();
      if (target.startsWith(folder)) {
        boolean known = file.tag().equals(state.files().get(file.key())) && Files.exists(target);
        if (known || store().download(file.key(), target)) {
          tags.put(file.key(), file.tag());
        }
      }
    }
    return state.with(tags);
  }

  private List<Stored> storedFiles() {
    var files = new ArrayList<Stored>();
    for (Stored top : store().listTop()) {
      String name = top.key().replaceFirst("/$", "");
      if (isOwnFile(name)) {
        files.addAll(top.key().endsWith("/") ? store().list(top.key(), "") : List.of(top));
      }
    }
    return files;
  }

  /// Whether what bears this name in the study's folder is a file of its own, or a folder of such.
  private static boolean isOwnFile(String name) {
    return !NOT_FILES.contains(name) && !OF_RUNS.contains(name);
  }

  /// Puts the study's own files into the bucket, as script and study file, which a manifest can't
  /// do without.
  public void pushFiles() {
    var tags = new TreeMap<String, String>();
    for (Path file : ownFiles()) {
      tags.put(key(file), store().put(key(file), file));
    }
    MirrorState.read(stateFile()).with(tags).write(stateFile());
  }

  /// Puts a folder of the copy into the bucket.
  ///
  /// @param wanted which of its files
  public void push(Path part, Predicate<Path> wanted) {
    List<Path> files;
    try (Stream<Path> all = Files.walk(part)) {
      files = all.filter(Files::isRegularFile).filter(wanted).toList();
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw StorageException.reading(part, e);
    }
    Parallel.map(files, file -> store().put(key(file), file));
  }

  private String key(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private List<Path> ownFiles() {
    try (Stream<Path> all = Files.find(folder, 4, (file, what) -> what.isRegularFile())) {
      return all.filter(file -> isOwnFile(folder.relativize(file).getName(0).toString()))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .toList();
    } catch (IOException e) {
      throw StorageException.reading(folder, e);
    }
  }

  /// Begins the manifest in the bucket, in place of any older one.
  ///
  /// @param header its first line
  /// @throws StorageException if another driver did meanwhile
  public void begin(byte[] header) {
    MirrorState state = MirrorState.read(stateFile());
    String tag = segments().create(state.last() + 1, header);
    state.at(state.last() + 1, tag, header.length).write(stateFile());
  }

  /// Goes on with the manifest, which nobody else does from here on.
  ///
  /// @param local the copy of the manifest, at its end
  /// @throws StorageException if another driver went on with it meanwhile
  public DurableLog goOn(AppendLog local) {
    return new SegmentLog(segments(), local, stateFile(), MirrorState.read(stateFile()));
  }

  /// Removes the runs' files from the bucket.
  public void removeStoredRuns() {
    for (String part : OF_RUNS) {
      store().delete(store().list(part + "/", "").stream().map(Stored::key).toList());
    }
  }

  /// Brings files here that are not; those that the bucket hasn't either stay missing.
  ///
  /// @param files in this folder, with the length of each; -1 where that is not known
  /// @param said is told what is waited for
  public void fetch(Map<Path, Long> files, Consumer<String> said) {
    List<Path> missing =
        files.entrySet().stream()
            .filter(file -> file.getKey().startsWith(folder))
            .filter(file -> !isHere(file.getKey(), file.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!missing.isEmpty()) {
      said.accept("fetching %,d files from %s".formatted(missing.size(), place));
      Parallel.map(missing, file -> store().download(key(file), file));
    }
  }

  private static boolean isHere(Path file, long bytes) {
    try {
      return Files.size(file) == bytes || (bytes < 0 && Files.exists(file));
    } catch (IOException e) {
      return false;
    }
  }

  private Segments segments() {
    return new Segments(place, store());
  }

  private Path manifest() {
    return folder.resolve(MANIFEST);
  }

  private Path stateFile() {
    return folder.resolve(INTERNALS).resolve("mirror.json");
  }
}
