package org.evosearch.jobs.store.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Files of a store that may be compacted: a committed file that compaction has deleted is read from
 * its pack, as it was written, so that readers of the chain of commits need no other code.
 */
public final class CompactedFiles extends ForwardingFiles {

  private static final Pattern COMMITTED =
      Pattern.compile("\\w+/run_id=([^/]+)/generation=(\\d{1,9})/part-0\\.parquet");

  /** The table whose files are the commits; its packed generations are listed, too. */
  private static final Pattern COMMITS = Pattern.compile("fitness/run_id=([^/]+)");

  /** Cached packs, of at most 16 MiB each, uncompressed, unless a generation is larger. */
  private static final int MAX_PACKS = 4;

  private final StoreFiles files;
  private final Map<String, List<PackName>> names = new LinkedHashMap<>();
  private final Map<PackName, Pack> packs = new LinkedHashMap<>(16, 0.75f, true);

  public CompactedFiles(StoreFiles files) {
    super(files);
    this.files = files;
  }

  @Override
  public Optional<byte[]> read(String file) throws IOException {
    Optional<byte[]> inPlace = files.read(file);
    Matcher matcher = COMMITTED.matcher(file);
    return inPlace.isEmpty() && matcher.matches()
        ? packed(file, matcher.group(1), Integer.parseInt(matcher.group(2)))
        : inPlace;
  }

  private synchronized Optional<byte[]> packed(String file, String runId, int generation)
      throws IOException {
    Optional<PackName> name = named(runId, generation);
    return name.isEmpty()
        ? Optional.empty()
        : pack(name.get()).map(pack -> pack.files().get(file)).map(byte[]::clone);
  }

  /** Lists the packs again if those that were listed do not have the generation. */
  private Optional<PackName> named(String runId, int generation) throws IOException {
    Optional<PackName> known = holding(names.getOrDefault(runId, List.of()), generation);
    if (known.isEmpty()) {
      List<PackName> listed = list(files, runId);
      names.put(runId, listed);
      return holding(listed, generation);
    }
    return known;
  }

  private static Optional<PackName> holding(List<PackName> names, int generation) {
    return names.stream().filter(name -> name.holds(generation)).findFirst();
  }

  /** The packs of a run. */
  public static List<PackName> list(StoreFiles files, String runId) throws IOException {
    return files.list(PackName.directory(runId)).stream()
        .flatMap(name -> PackName.of(runId, name).stream())
        .sorted(Comparator.comparingInt(PackName::first))
        .toList();
  }

  private Optional<Pack> pack(PackName name) throws IOException {
    Pack pack = packs.get(name);
    if (pack == null) {
      Optional<byte[]> bytes = files.read(name.file());
      if (bytes.isEmpty()) {
        names.remove(name.runId());
        return Optional.empty();
      }
      pack = Pack.read(files.describe(name.file()), bytes.get());
      remember(name, pack);
    }
    return Optional.of(pack);
  }

  private void remember(PackName name, Pack pack) {
    packs.put(name, pack);
    Iterator<PackName> eldest = packs.keySet().iterator();
    while (packs.size() > MAX_PACKS) {
      eldest.next();
      eldest.remove();
    }
  }

  @Override
  public List<String> list(String directory) throws IOException {
    List<String> inPlace = files.list(directory);
    Matcher matcher = COMMITS.matcher(directory);
    return matcher.matches() ? withPacked(inPlace, matcher.group(1)) : inPlace;
  }

  private List<String> withPacked(List<String> inPlace, String runId) throws IOException {
    TreeSet<String> all = new TreeSet<>(inPlace);
    for (PackName pack : list(files, runId)) {
      IntStream.rangeClosed(pack.first(), pack.last())
          .mapToObj(generation -> "generation=" + generation)
          .forEach(all::add);
    }
    return new ArrayList<>(all);
  }
}
