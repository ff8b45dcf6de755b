package org.evosearch.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The table of {@link SmallTable} as a Parquet file with typed columns. */
final class ParquetTable {

  private static final MessageType TYPE =
      MessageTypeParser.parseMessageType(
          "message t { required binary arch_str (UTF8); optional double made_up_valid;"
              + " required double made_up_test; required int64 size; }");

  private ParquetTable() {}

  static Path of(Path csv, Path parquet) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    Configuration local = new Configuration(false);
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(parquet.toUri());
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(HadoopOutputFile.fromPath(path, local))
            .withConf(local)
            .withType(TYPE)
            .build()) {
      for (String line : lines.subList(1, lines.size())) {
        writer.write(row(line.split(",", -1)));
      }
    }
    return parquet;
  }

  private static Group row(String[] values) {
    Group row = new SimpleGroup(TYPE);
    row.add("arch_str", values[0]);
    if (!values[1].isEmpty()) {
      row.add("made_up_valid", Double.parseDouble(values[1]));
    }
    row.add("made_up_test", Double.parseDouble(values[2]));
    row.add("size", Long.parseLong(values[3]));
    return row;
  }
}
