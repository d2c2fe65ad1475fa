package dev.skysweep.gmat.nativedriver;

import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Where a shared library keeps the addresses of the functions that it calls through its procedure
/// linkage table: read from the relocations of its ELF file (64 bit, little-endian, x86-64).
final class PltSlots {
  private static final int MAGIC = 0x464C457F;
  private static final int SECTION_RELA = 4;
  private static final int RELOCATION_GLOB_DAT = 6;
  private static final int RELOCATION_JUMP_SLOT = 7;
  private static final int RELOCATION_SIZE = 24;
  private static final int SYMBOL_SIZE = 24;

  private final ByteBuffer elf;
  private final long sections;
  private final int sectionSize;
  private final int sectionCount;

  private PltSlots(ByteBuffer elf) {
    this.elf = elf;
    this.sections = elf.getLong(0x28);
    this.sectionSize = elf.getShort(0x3A);
    this.sectionCount = elf.getShort(0x3C);
  }

  /// The slots of a library, by the name of the function, relative to where it is loaded. Empty if
  /// the file isn't ELF.
  static Map<String, Long> of(Path library) {
    try (FileChannel channel = FileChannel.open(library)) {
      ByteBuffer elf =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      return elf.limit() > 64 && elf.getInt(0) == MAGIC ? new PltSlots(elf).read() : Map.of();
    } catch (IOException e) {
      throw StorageException.reading(library, e);
    }
  }

  private Map<String, Long> read() {
    Map<String, Long> slots = new TreeMap<>();
    for (int index = 0; index < sectionCount; index++) {
      Section section = section(index);
      if (section.type == SECTION_RELA) {
        readRelocations(section, slots);
      }
    }
    return slots;
  }

  private void readRelocations(Section relocations, Map<String, Long> slots) {
    Section symbols = section(relocations.link);
    Section names = section(symbols.link);
    int end = relocations.offset + relocations.size;
    for (int entry = relocations.offset; entry < end; entry += RELOCATION_SIZE) {
      long info = elf.getLong(entry + 8);
      int type = (int) info;
      if (type == RELOCATION_JUMP_SLOT || type == RELOCATION_GLOB_DAT) {
        int symbol = symbols.offset + (int) (info >>> 32) * SYMBOL_SIZE;
        slots.put(text(names.offset + elf.getInt(symbol)), elf.getLong(entry));
      }
    }
  }

  private String text(int start) {
    int end = start;
    while (elf.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - start];
    elf.get(start, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  /// @param link the index of the section that belongs to it
  private record Section(int type, int offset, int size, int link) {}

  private Section section(int index) {
    int header = Math.toIntExact(sections + (long) index * sectionSize);
    return new Section(
        elf.getInt(header + 4),
        Math.toIntExact(elf.getLong(header + 24)),
        Math.toIntExact(elf.getLong(header + 32)),
        elf.getInt(header + 40));
  }
}
