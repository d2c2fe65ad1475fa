package dev.skysweep.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.FileTree;
import dev.skysweep.files.Folders;
import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.StudyFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// An archive of a study, ours or the reference's. Members are streamed, checked against the list
/// of hashes on the way, and never written outside of the folder they are unpacked to.
public final class ArchiveFile {
  private static final List<String> HASH_LISTS = List.of(ZipWriter.HASHES, "MANIFEST.hash");

  private final Path file;

  public ArchiveFile(Path file) {
    this.file = file;
  }

  /// Reads every member and compares it with the list of hashes.
  ///
  /// @return what is wrong, a line each; empty for a sound archive
  /// @throws ArchiveException if this is no archive of a study
  /// @throws StorageException if it can't be read
  public List<String> verify() {
    List<String> problems = new ArrayList<>();
    read((zip, hashes) -> {
      Set<String> left = new HashSet<>(hashes.keySet());
      for (ZipEntry entry : members(zip)) {
        left.remove(entry.getName());
        try (InputStream in = zip.getInputStream(entry)) {
          String problem = problem(entry, hash(in, OutputStream.nullOutputStream()), hashes);
          if (!problem.isEmpty()) {
            problems.add(problem);
          }
        } catch (IOException e) {
          problems.add(entry.getName() + " can't be read: " + e.getMessage());
        }
      }
      left.stream().sorted().forEach(name -> problems.add(name + " is missing"));
    });
    return problems;
  }

  /// Unpacks into a folder that is empty or not there, and checks it.
  ///
  /// @throws ArchiveException if the folder holds something, or the archive is damaged; then
  ///   nothing is left of it
  public void unpack(Path folder) {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target) && !isEmpty(target)) {
      throw new ArchiveException(target + " is not empty: choose another folder");
    }
    Path draft = target.resolveSibling("." + target.getFileName() + ".unpacking");
    FileTree.delete(draft);
    Folders.create(draft);
    try {
      read((zip, hashes) -> {
        for (ZipEntry entry : members(zip)) {
          unpack(zip, entry, draft, hashes);
        }
      });
      // says so if it can't be read
      Manifest.open(new StudyFolder(draft).manifest());
      FileTree.force(draft);
      Files.deleteIfExists(target);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      Folders.sync(Objects.requireNonNull(target.getParent()));
    } catch (IOException e) {
      throw StorageException.writing(target, e);
    } finally {
      FileTree.deleteQuietly(draft);
    }
  }

  /// The archive as a folder in a cache, unpacked when it is asked for the first time.
  ///
  /// @param cache where it may be kept
  public Path cached(Path cache) {
    try {
      String identity =
          file.toRealPath() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
      String key = Sha256.of(identity.getBytes(UTF_8)).substring(0, 16);
      String name = file.toRealPath().getFileName().toString().replaceFirst("(?i)\\.zip$", "");
      Path folder = cache.resolve("archives").resolve(key).resolve(name.isEmpty() ? "study" : name);
      var study = new StudyFolder(folder);
      if (!study.hasManifest()) {
        unpack(folder);
        study.isCopyOf(file.toRealPath());
      }
      return folder;
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  private interface Reading {
    void of(ZipFile zip, Map<String, String> hashes) throws IOException;
  }

  private void read(Reading reading) {
    try (ZipFile zip = new ZipFile(file.toFile(), UTF_8)) {
      if (zip.getEntry("manifest.jsonl") == null) {
        throw new ArchiveException(file + " is no archive of a study: it has no manifest.jsonl");
      }
      reading.of(zip, hashes(zip));
    } catch (ZipException e) {
      throw new ArchiveException(
          file + " is no whole zip file: " + e.getMessage() + "; copy or download it again");
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  private Map<String, String> hashes(ZipFile zip) throws IOException {
    for (String list : HASH_LISTS) {
      ZipEntry entry = zip.getEntry(list);
      if (entry != null) {
        Map<String, String> hashes = new HashMap<>();
        new String(zip.getInputStream(entry).readAllBytes(), UTF_8)
            .lines()
            .filter(line -> line.matches("[0-9a-f]{64} [ *].+"))
            .forEach(line -> hashes.put(line.substring(66), line.substring(0, 64)));
        return hashes;
      }
    }
    throw new ArchiveException(file + " has no list of hashes (" + ZipWriter.HASHES + ")");
  }

  /// All files but the list of hashes itself.
  private static List<? extends ZipEntry> members(ZipFile zip) {
    return zip.stream()
        .filter(entry -> !entry.isDirectory() && !HASH_LISTS.contains(entry.getName()))
        .toList();
  }

  private void unpack(ZipFile zip, ZipEntry entry, Path draft, Map<String, String> hashes)
      throws IOException {
    Path to = place(draft, entry);
    if (!to.startsWith(draft) || entry.getName().matches("[/\\\\].*|.*\\\\.*|[A-Za-z]:.*")) {
      throw new ArchiveException(
          file + " has a member that would lie outside of the folder: " + entry.getName());
    }
    if (to.startsWith(draft.resolve(".skysweep"))) {
      // what a study's driver keeps there, such as where its bucket is, is no part of an archive
      throw new ArchiveException(
          file + " has a member that no archive of a study has: " + entry.getName());
    }
    Files.createDirectories(Objects.requireNonNull(to.getParent()));
    String sha256;
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(to)) {
      sha256 = hash(in, out);
    }
    String problem = problem(entry, sha256, hashes);
    if (!problem.isEmpty()) {
      throw new ArchiveException(
          file + ": " + problem + "; copy it again, or see `skysweep archive verify`");
    }
  }

  private Path place(Path draft, ZipEntry entry) {
    try {
      return draft.resolve(entry.getName()).normalize();
    } catch (InvalidPathException e) {
      throw new ArchiveException(file + " has a member whose name can't be one: " + e.getReason());
    }
  }

  private static String hash(InputStream in, OutputStream out) throws IOException {
    MessageDigest digest = ZipWriter.digest();
    new DigestInputStream(in, digest).transferTo(out);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String problem(ZipEntry entry, String sha256, Map<String, String> hashes) {
    String listed = hashes.get(entry.getName());
    if (listed == null) {
      return entry.getName() + " is not in the list of hashes";
    }
    return listed.equals(sha256) ? "" : entry.getName() + " does not match its hash";
  }

  private static boolean isEmpty(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw StorageException.reading(folder, e);
    }
  }
}
