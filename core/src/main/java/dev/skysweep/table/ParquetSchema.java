package dev.skysweep.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;

/// A table's columns in Parquet's terms. Any may have rows without a value.
final class ParquetSchema {
  private ParquetSchema() {}

  static List<SchemaElement> of(Table table) {
    List<SchemaElement> elements = new ArrayList<>();
    elements.add(new SchemaElement("schema").setNum_children(table.columns().size()));
    for (Column column : table.columns()) {
      elements.add(element(column));
    }
    return elements;
  }

  static Type type(Column column) {
    return switch (column) {
      case NumberColumn _ -> Type.DOUBLE;
      case WholeColumn _, TimeColumn _ -> Type.INT64;
      case TextColumn _ -> Type.BYTE_ARRAY;
      case FlagColumn _ -> Type.BOOLEAN;
    };
  }

  private static SchemaElement element(Column column) {
    var element =
        new SchemaElement(column.name())
            .setType(type(column))
            .setRepetition_type(FieldRepetitionType.OPTIONAL);
    return switch (column) {
      case TextColumn _ ->
          element
              .setConverted_type(ConvertedType.UTF8)
              .setLogicalType(LogicalType.STRING(new StringType()));
      case TimeColumn _ -> {
        // a calendar date in the column's own scale, which need not be UTC
        var nanoseconds = new TimestampType(false, TimeUnit.NANOS(new NanoSeconds()));
        yield element.setLogicalType(LogicalType.TIMESTAMP(nanoseconds));
      }
      case NumberColumn _, WholeColumn _, FlagColumn _ -> element;
    };
  }
}
