package org.evosearch.space.table;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.GraphEncoding;
import org.evosearch.space.MatrixEncoding;
import org.evosearch.table.TableException;
import org.evosearch.trial.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * The part of a space that a tabular benchmark covers: candidates are rows of the benchmark, not
 * networks.
 *
 * <p>Genotypes are drawn from the whole space until one has a row. If the table covers less than a
 * thousandth of the space, or many draws were in vain, they are drawn among the rows, provided that
 * the genotypes of rows are known.
 */
public final class TableSpace implements ChoiceSpace {

  private static final BigInteger SPARSE = BigInteger.valueOf(1_000);
  private static final int PATIENCE = 100_000;
  private static final int MAX_DRAWS = 200_000;

  private final ChoiceSpace whole;
  private final Set<String> keys;

  /** The key of a row by the key that the space computes for its genotype, where they differ. */
  private final Map<String, String> written = new HashMap<>();

  /** Cache for genotypes with a row, because the fingerprints of large networks take long. */
  private final Map<Choices, Fingerprint> fingerprints = new ConcurrentHashMap<>();

  /** The genotypes that keys encode, if the space is too large to enumerate; else empty. */
  private final Set<Choices> named;

  /** The genotypes with a row; null if not needed so far, or if keys do not encode them. */
  private @Nullable List<Choices> rows;

  /**
   * Restricts a space to the rows of a table.
   *
   * @param whole the space
   * @param keys of the table's rows
   */
  public TableSpace(ChoiceSpace whole, Set<String> keys) {
    this.whole = whole;
    this.keys = Set.copyOf(keys);
    this.named = whole.isEnumerable() ? Set.of() : named(keys);
    this.rows = named.isEmpty() ? null : List.copyOf(named);
  }

  private Set<Choices> named(Set<String> texts) {
    Set<Choices> found = new LinkedHashSet<>();
    for (String text : texts.stream().sorted().toList()) {
      whole.named(text).ifPresent(genotype -> found.add(noted(genotype, text)));
    }
    return found;
  }

  private Choices noted(Choices genotype, String text) {
    String key = whole.tableKey(genotype);
    if (!keys.contains(key)) {
      written.putIfAbsent(key, text);
    }
    return genotype;
  }

  @Override
  public List<ChoiceGene> genes() {
    return whole.genes();
  }

  /** Whether no genotype has a row, as far as draws or rows can tell. */
  public boolean isEmpty(UniformRandomProvider random) {
    return isEnumerable() ? all().findFirst().isEmpty() : drawn(random, MAX_DRAWS).isEmpty();
  }

  /** How much of the space the table covers, in words. */
  public String coverage() {
    if (!isEnumerable()) {
      return String.format(
          Locale.ROOT, "The table holds %,d rows; only those are searched.", keys.size());
    }
    long held = rows().size();
    if (!whole.isEnumerable()) {
      return searched(String.format(Locale.ROOT, "%,d", held));
    }
    long all = whole.all().count();
    return held == all
        ? String.format(Locale.ROOT, "The table holds all %,d genotypes.", all) + strangers()
        : searched(String.format(Locale.ROOT, "%,d of %,d", held, all));
  }

  private String searched(String share) {
    return "The table holds " + share + " genotypes; only those are searched." + strangers();
  }

  private String strangers() {
    Set<String> known = rows().stream().map(this::tableKey).collect(Collectors.toSet());
    List<String> unknown = keys.stream().filter(key -> !known.contains(key)).sorted().toList();
    return unknown.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            " %,d of its %,d rows name none, such as \"%s\".",
            unknown.size(),
            keys.size(),
            unknown.get(0));
  }

  /** The key as the table writes it, which may differ from that of the space. */
  @Override
  public String tableKey(Choices genotype) {
    String key = whole.tableKey(genotype);
    return written.getOrDefault(key, key);
  }

  /** Whether keys encode genotypes, or the whole space can be enumerated. */
  @Override
  public boolean isEnumerable() {
    return rows != null || whole.isEnumerable();
  }

  /**
   * The genotypes with a row, in the order of the space, or of their keys if it is too large to
   * enumerate.
   */
  @Override
  public Stream<Choices> all() {
    return rows == null ? ChoiceSpace.super.all() : rows.stream();
  }

  private synchronized List<Choices> rows() {
    List<Choices> known = rows == null ? ChoiceSpace.super.all().toList() : rows;
    rows = known;
    return known;
  }

  /** Draws uniformly among the genotypes with a row. */
  @Override
  public Choices sample(UniformRandomProvider random) {
    Optional<Choices> drawn =
        isSparse() && isEnumerable()
            ? Optional.empty()
            : drawn(random, isEnumerable() ? PATIENCE : MAX_DRAWS);
    return drawn.orElseGet(() -> among(random));
  }

  private boolean isSparse() {
    return SPARSE.multiply(BigInteger.valueOf(keys.size())).compareTo(combinations()) < 0;
  }

  private Optional<Choices> drawn(UniformRandomProvider random, int most) {
    for (int draw = 0; draw < most; draw++) {
      Choices genotype =
          new Choices(genes().stream().map(gene -> random.nextInt(gene.size())).toList());
      if (contains(genotype)) {
        return Optional.of(genotype);
      }
    }
    return Optional.empty();
  }

  private Choices among(UniformRandomProvider random) {
    if (!isEnumerable() || rows().isEmpty()) {
      throw new TableException(
          String.format(
              Locale.ROOT,
              "Cannot search the table: none of %,d genotypes drawn at random is in it",
              MAX_DRAWS));
    }
    List<Choices> all = rows();
    return all.get(random.nextInt(all.size()));
  }

  @Override
  public boolean contains(Choices genotype) {
    return named.isEmpty()
        ? whole.contains(genotype) && keys.contains(tableKey(genotype))
        : named.contains(genotype);
  }

  @Override
  public boolean isExpressed(Choices genotype, int gene) {
    return whole.isExpressed(genotype, gene);
  }

  @Override
  public Optional<Choices> named(String tableKey) {
    return whole.named(tableKey);
  }

  @Override
  public MatrixEncoding matrixEncoding() {
    return whole.matrixEncoding();
  }

  @Override
  public GraphEncoding graphEncoding() {
    return whole.graphEncoding();
  }

  @Override
  public DecodedCandidate decode(Choices genotype) {
    return whole
        .decode(genotype)
        .withCandidate(() -> new Candidate.TableEntry(tableKey(genotype)))
        .withFingerprint(() -> fingerprint(genotype));
  }

  private Fingerprint fingerprint(Choices genotype) {
    return keys.contains(tableKey(genotype))
        ? fingerprints.computeIfAbsent(genotype, row -> whole.decode(row).fingerprint())
        : whole.decode(genotype).fingerprint();
  }
}
