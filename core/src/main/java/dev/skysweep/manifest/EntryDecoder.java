package dev.skysweep.manifest;

import dev.skysweep.json.Json;
import dev.skysweep.manifest.LineSeal.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Lines as entries, ours and the reference's.
final class EntryDecoder {
  /// What the index needs of a line.
  record Gist(int runId, RunStatus status) {}

  private static final byte[] RUN_ID = "{\"run_id\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STATUS = ",\"status\":\"".getBytes(StandardCharsets.US_ASCII);

  private EntryDecoder() {}

  /// Run and status of a line, checked: a sealed line by its seal, another by reading all of it.
  static Gist gist(byte[] bytes, int start, int end, LineSeal seal) throws MalformedLine {
    return gist(bytes, start, end, verdict(bytes, start, end, seal));
  }

  /// As above, of a line whose seal has been looked at.
  static Gist gist(byte[] bytes, int start, int end, Verdict verdict) throws MalformedLine {
    if (verdict == Verdict.WHOLE) {
      Gist gist = leadingGist(bytes, start, end);
      if (gist != null) {
        return gist;
      }
    }
    ManifestEntry entry = parse(bytes, start, end, verdict);
    return new Gist(entry.runId(), entry.runStatus());
  }

  private static @Nullable Gist leadingGist(byte[] bytes, int start, int end) {
    if (!startsWith(RUN_ID, bytes, start, end)) {
      return null;
    }
    int at = start + RUN_ID.length;
    int runId = 0;
    for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      runId = runId * 10 + bytes[at] - '0';
    }
    if (!startsWith(STATUS, bytes, at, end)) {
      return null;
    }
    int word = at + STATUS.length;
    int wordEnd = word;
    while (bytes[wordEnd] != '"') {
      wordEnd++;
    }
    String status = new String(bytes, word, wordEnd - word, StandardCharsets.US_ASCII);
    return new Gist(runId, RunStatus.of(status));
  }

  private static boolean startsWith(byte[] text, byte[] bytes, int at, int end) {
    return at + text.length <= end
        && Arrays.equals(text, 0, text.length, bytes, at, at + text.length);
  }

  /// The entry that a line holds.
  static ManifestEntry parse(byte[] bytes, int start, int end, LineSeal seal) throws MalformedLine {
    return parse(bytes, start, end, verdict(bytes, start, end, seal));
  }

  /// As above, of a line whose seal has been looked at.
  static ManifestEntry parse(byte[] bytes, int start, int end, Verdict verdict)
      throws MalformedLine {
    try (JsonParser in = Json.mapper().createParser(bytes, start, end - start)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedLine("is not a JSON object");
      }
      ManifestEntry entry = new EntryMembers(in, verdict).read();
      if (in.nextToken() != null) {
        throw new MalformedLine("is not JSON: it goes on after its object");
      }
      return entry;
    } catch (JacksonException e) {
      throw new MalformedLine("is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /// What a line's seal says.
  ///
  /// @throws MalformedLine if it is broken
  static Verdict verdict(byte[] bytes, int start, int end, LineSeal seal) throws MalformedLine {
    Verdict verdict = seal.check(bytes, start, end);
    if (verdict == Verdict.BROKEN) {
      throw new MalformedLine(
          "does not match its checksum: it was changed or damaged, or is of another sweep");
    }
    return verdict;
  }
}
