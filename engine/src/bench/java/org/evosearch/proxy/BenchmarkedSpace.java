package org.evosearch.proxy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.space.transnas.MicroSpace;
import org.evosearch.space.transnas.TransNasSettings;
import org.evosearch.table.CsvFormat;

/** Spaces whose networks have been trained, with images of 32 x 32 pixels. */
enum BenchmarkedSpace {
  NASBENCH201(
      new NasBench201Space(new NasBench201Settings(5, 16), TensorShape.image(3, 32, 32), 10),
      List.of("arch_str")),
  TRANSNAS101_MICRO(
      new MicroSpace(TransNasSettings.PUBLISHED, TensorShape.image(3, 32, 32), 47),
      List.of("op1", "op2", "op3", "op4", "op5", "op6"));

  private static final long SEED = 1;

  private final ChoiceSpace space;
  private final List<String> columns;

  BenchmarkedSpace(ChoiceSpace space, List<String> columns) {
    this.space = space;
    this.columns = columns;
  }

  static BenchmarkedSpace named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The columns that make a row's key, joined by colons. */
  List<String> columns() {
    return columns;
  }

  /** The keys of a table in an order drawn once and for all. */
  List<String> keys(Path table) {
    List<String> keys = new ArrayList<>();
    CsvFormat.CSV.read(table, columns, row -> keys.add(String.join(":", row)));
    int[] order = IntStream.range(0, keys.size()).toArray();
    PermutationSampler.shuffle(new RandomStreams(SEED).stream(Purpose.PROPOSAL, 0, 0), order);
    return Arrays.stream(order).mapToObj(keys::get).toList();
  }

  /** The networks of some keys. */
  Map<String, Architecture> networks(List<String> keys) {
    Set<String> wanted = new HashSet<>(keys);
    Map<String, Architecture> networks = new LinkedHashMap<>();
    space
        .all()
        .filter(genotype -> wanted.contains(space.tableKey(genotype)))
        .forEach(genotype -> networks.put(space.tableKey(genotype), network(genotype)));
    return networks;
  }

  private Architecture network(Choices genotype) {
    return space.decode(genotype).architecture();
  }
}
