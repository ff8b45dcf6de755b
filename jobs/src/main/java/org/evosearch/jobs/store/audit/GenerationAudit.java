package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.PopulationCodec;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.jobs.store.journal.CommittedGeneration;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.trial.Trial;

/**
 * Checks that the rows of each generation are consistent with each other and with earlier
 * generations. Digests prove that files are as they were written; this audit checks that what was
 * written is consistent.
 *
 * <p>It requires only what holds for every run that a search, a final training or a comparison can
 * write. So a reused outcome may be a failure, since failures are reused, too; and sizes are not
 * counted again, since an earlier version may have counted by other rules.
 */
final class GenerationAudit {

  /** A check of a table. */
  @FunctionalInterface
  private interface Question {

    /** The problems, one line each. */
    List<String> problems() throws IOException;
  }

  private final StoreFiles files;
  private final RunLayout layout;
  private final Consumer<DamagedFile> damages;
  private final RecordedTrials known;
  private final NetworkFingerprints fingerprints = new NetworkFingerprints();
  private final ReuseAudit reuse;
  private final HeritageAudit heritage;
  private final PromotionAudit promotions;
  private final ArchiveAudit archives;

  /**
   * Begins with generation 0.
   *
   * @param files which are only read
   * @param known trials of generations that were taken before
   * @param damages receives each inconsistency
   */
  GenerationAudit(
      StoreFiles files, RunLayout layout, RecordedTrials known, Consumer<DamagedFile> damages) {
    this.files = files;
    this.layout = layout;
    this.damages = damages;
    this.known = known;
    this.reuse = new ReuseAudit(known);
    this.heritage = new HeritageAudit(known);
    this.promotions = new PromotionAudit(known);
    this.archives = new ArchiveAudit(known);
  }

  /** Checks the next generation. Checks that need an unreadable table are skipped. */
  void take(CommittedGeneration committed) throws IOException {
    int generation = committed.generation();
    List<TableRow> outcomes = rows(committed, Table.FITNESS).orElseThrow();
    if (!isSound(committed, Table.FITNESS, () -> FitnessAudit.problems(outcomes))) {
      known.remember(generation, Optional.empty());
      return;
    }
    takeCurves(committed, outcomes);
    Optional<List<TableRow>> proposals = rows(committed, Table.POPULATIONS);
    if (proposals.isPresent()
        && isSound(
            committed,
            Table.POPULATIONS,
            () -> PopulationAudit.problems(generation, proposals.get(), outcomes))) {
      takeTrials(committed, proposals.get(), outcomes);
    } else {
      known.remember(generation, Optional.empty());
    }
  }

  private void takeCurves(CommittedGeneration committed, List<TableRow> outcomes)
      throws IOException {
    Optional<List<TableRow>> curves = rows(committed, Table.LEARNING_CURVES);
    if (curves.isPresent()) {
      isSound(
          committed,
          Table.LEARNING_CURVES,
          () -> FitnessAudit.curveProblems(outcomes, curves.get()));
    }
  }

  private void takeTrials(
      CommittedGeneration committed, List<TableRow> proposals, List<TableRow> outcomes)
      throws IOException {
    int generation = committed.generation();
    List<Trial> trials =
        proposals.stream().map(row -> PopulationCodec.trial(generation, row)).toList();
    isSound(committed, Table.POPULATIONS, () -> fingerprints.problems(trials));
    known.remember(generation, Optional.of(RecordedTrials.trials(proposals, outcomes)));
    isSound(committed, Table.FITNESS, () -> reuse.problems(generation, outcomes));
    isSound(committed, Table.FITNESS, () -> promotions.problems(generation, outcomes));
    isSound(committed, Table.FITNESS, () -> heritage.problems(generation, proposals, outcomes));
    Optional<List<TableRow>> entries = rows(committed, Table.ARCHIVES);
    if (entries.isPresent()) {
      isSound(
          committed,
          Table.ARCHIVES,
          () -> archives.problems(generation, entries.get(), proposals, outcomes));
    }
  }

  private static Optional<List<TableRow>> rows(CommittedGeneration committed, Table table) {
    return Optional.ofNullable(committed.tables().get(table)).map(TableFile::rows);
  }

  /** Reports the problems that a check finds in a table; returns whether there are none. */
  private boolean isSound(CommittedGeneration committed, Table table, Question question)
      throws IOException {
    String name = files.describe(layout.file(table, committed.generation()));
    List<String> problems = answer(question);
    problems.forEach(problem -> damages.accept(DamagedFile.inContent(name, problem)));
    return problems.isEmpty();
  }

  private static List<String> answer(Question question) throws IOException {
    try {
      return question.problems();
    } catch (RuntimeException e) {
      // A value that is missing or invalid: whatever a reader refuses.
      return List.of("its rows cannot be understood (" + e.getMessage() + ")");
    }
  }
}
