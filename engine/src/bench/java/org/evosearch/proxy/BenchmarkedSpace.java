package org.evosearch.proxy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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

/**
 * A space whose networks have been trained, with images of 32 x 32 pixels.
 *
 * @param columns that make a row's key, joined by colons
 */
record BenchmarkedSpace(ChoiceSpace space, List<String> columns) {

  private static final long SEED = 1;
  private static final TensorShape IMAGE = TensorShape.image(3, 32, 32);

  static BenchmarkedSpace named(String name) {
    return switch (name) {
      case "nasbench201" ->
          new BenchmarkedSpace(
              new NasBench201Space(new NasBench201Settings(5, 16), IMAGE, 10), List.of("arch_str"));
      case "transnas101-micro" ->
          new BenchmarkedSpace(
              new MicroSpace(TransNasSettings.PUBLISHED, IMAGE, 47),
              List.of("op1", "op2", "op3", "op4", "op5", "op6"));
      default -> throw new IllegalArgumentException("Invalid space: " + name);
    };
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
