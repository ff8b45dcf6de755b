package org.evosearch.jobs.store.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.trial.TrialId;

/** The rows of {@code archives}. */
final class ArchiveCodec {

  private ArchiveCodec() {}

  static List<TableRow> rows(Map<String, List<ArchiveEntry>> archives) {
    List<TableRow> rows = new ArrayList<>();
    for (String name : sortedNames(archives)) {
      List<ArchiveEntry> entries = archives.getOrDefault(name, List.of());
      for (int i = 0; i < entries.size(); i++) {
        rows.add(row(name, i + 1, entries.get(i)));
      }
    }
    return rows;
  }

  private static TableRow row(String archive, int rank, ArchiveEntry entry) {
    return new TableRow()
        .with("archive", archive)
        .with("rank", rank)
        .with("trial_generation", entry.id().generation())
        .with("trial", entry.id().index())
        .with("fingerprint", entry.fingerprint().hex())
        .with("fitness", entry.fitness())
        .with("objectives", objectives(entry))
        .with("parameters", entry.parameters());
  }

  private static String objectives(ArchiveEntry entry) {
    JsonArray values = new JsonArray();
    entry.objectives().forEach(values::add);
    return values.toString();
  }

  private static List<Double> objectives(TableRow row) {
    return row.has("objectives")
        ? JsonParser.parseString(row.text("objectives")).getAsJsonArray().asList().stream()
            .map(JsonElement::getAsDouble)
            .toList()
        : List.of(row.real("fitness"), (double) -row.number("parameters"));
  }

  /** The names of all archives, for the footer: an empty archive has no rows. */
  static String names(Map<String, List<ArchiveEntry>> archives) {
    JsonArray names = new JsonArray();
    sortedNames(archives).forEach(names::add);
    return names.toString();
  }

  private static SortedSet<String> sortedNames(Map<String, List<ArchiveEntry>> archives) {
    return new TreeSet<>(archives.keySet());
  }

  static Map<String, List<ArchiveEntry>> archives(String names, List<TableRow> rows) {
    Map<String, List<ArchiveEntry>> archives = new HashMap<>();
    JsonParser.parseString(names)
        .getAsJsonArray()
        .forEach(name -> archives.put(name.getAsString(), new ArrayList<>()));
    for (TableRow row : rows) {
      archives.computeIfAbsent(row.text("archive"), name -> new ArrayList<>()).add(entry(row));
    }
    return archives;
  }

  private static ArchiveEntry entry(TableRow row) {
    return new ArchiveEntry(
        new TrialId(row.integer("trial_generation"), row.integer("trial")),
        new Fingerprint(row.text("fingerprint")),
        objectives(row),
        row.number("parameters"));
  }
}
