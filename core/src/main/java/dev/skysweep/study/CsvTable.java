package dev.skysweep.study;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// A CSV file: a line of names, then rows of as many cells.
///
/// @param file where it is from, for messages
/// @param columns the names in the first line
/// @param rows the cells without blanks around them
/// @param lines the line in the file that each row begins at, from 1
public record CsvTable(Path file, List<String> columns, List<List<String>> rows, List<Long> lines) {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).setIgnoreEmptyLines(true).get();

  private static int lineOfDamage(Path file) {
    try (Stream<String> lines = Files.lines(file, ISO_8859_1)) {
      int number = 0;
      for (String line : (Iterable<String>) lines::iterator) {
        number++;
        byte[] bytes = line.getBytes(ISO_8859_1);
        if (!Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes)) {
          return number;
        }
      }
      return number;
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  /// Reads a file of UTF-8 text, with or without a byte order mark.
  ///
  /// @throws StudyException with the line, if it can't be read or a row has too few or many cells
  public static CsvTable read(Path file) {
    if (!Files.exists(file)) {
      throw new StudyException("there is no file " + file);
    }
    if (Files.isDirectory(file)) {
      throw new StudyException(file + " is a folder; name a CSV file");
    }
    try {
      String text = Files.readString(file);
      return parse(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException _) {
      throw new StudyException("%s:%d: not UTF-8 text".formatted(file, lineOfDamage(file)));
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  private static CsvTable parse(Path file, String text) throws IOException {
    var columns = new ArrayList<String>();
    var rows = new ArrayList<List<String>>();
    var lines = new ArrayList<Long>();
    try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
      long line = 1;
      for (CSVRecord cells = next(parser, file, line);
          cells != null;
          cells = next(parser, file, line)) {
        if (columns.isEmpty()) {
          columns.addAll(cells.toList());
        } else if (cells.size() != columns.size()) {
          throw new StudyException(
              "%s:%d: %d cells where the first line has %d columns"
                  .formatted(file, line, cells.size(), columns.size()));
        } else {
          rows.add(cells.toList());
          lines.add(line);
        }
        line = parser.getCurrentLineNumber() + 1;
      }
      if (columns.isEmpty()) {
        throw new StudyException(file + " is empty; its first line must name the columns");
      }
    }
    return new CsvTable(file, columns, rows, lines);
  }

  /// The next row, or null after the last one.
  ///
  /// @param line where it begins
  private static @Nullable CSVRecord next(CSVParser parser, Path file, long line) {
    try {
      var rows = parser.iterator();
      return rows.hasNext() ? rows.next() : null;
    } catch (UncheckedIOException _) {
      // nothing is read from a disk here: it is what commons-csv says of quotes
      throw new StudyException(
          "%s:%d: the quotes don't match: a cell that begins with a quote ends with one, and a quote in it is written twice"
              .formatted(file, line));
    }
  }

  /// A message about a cell.
  public StudyException problem(int row, int column, String message) {
    return new StudyException(
        "%s:%d: %s: %s".formatted(file, lines.get(row), columns.get(column), message));
  }
}
