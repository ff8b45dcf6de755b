package org.evosearch.jobs.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.evosearch.dataset.DataException;
import org.evosearch.experiment.settings.QuerySettings;
import org.evosearch.experiment.settings.SignalQuestion;
import org.evosearch.experiment.settings.TableQuestion;
import org.evosearch.jobs.store.files.StoreFolder;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.snapshot.RowHash;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotDigest;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;
import scala.Tuple2;

/** Makes a snapshot of an answer: executors read its rows and write its files. */
public final class SnapshotMaker {

  /** Approximate bytes of rows per file; a task holds one file in memory. */
  private static final long PART = 1L << 26;

  private final String storeUri;
  private final Map<String, String> hadoop;
  private final SnapshotFolder folder;

  /**
   * Makes snapshots in a store.
   *
   * @param hadoop settings of Hadoop's file systems
   */
  public SnapshotMaker(String storeUri, Map<String, String> hadoop) {
    this.storeUri = storeUri;
    this.hadoop = Map.copyOf(hadoop);
    this.folder = new SnapshotFolder(storeUri, StoreLocation.files(storeUri, hadoop));
  }

  /** The snapshots of the store. */
  public SnapshotFolder folder() {
    return folder;
  }

  /**
   * Makes a snapshot of what was asked for.
   *
   * @throws org.evosearch.dataset.DataException if the answer cannot be used, or too many of its
   *     rows cannot be read; one line
   */
  public SnapshotFacts make(Dataset<Row> answer, QuerySettings asked) {
    try {
      return made(answer, asked);
    } catch (DataException e) {
      throw asked.source().isFile() ? AnswerColumns.ofFile(asked.source().file(), e) : e;
    }
  }

  private SnapshotFacts made(Dataset<Row> answer, QuerySettings asked) {
    if (asked.signal().isPresent()) {
      return signals(answer, asked.signal().get(), asked);
    }
    return asked
        .table()
        .map(question -> table(answer, question, asked))
        .orElseGet(() -> images(answer, asked));
  }

  private SnapshotFacts table(Dataset<Row> answer, TableQuestion question, QuerySettings asked) {
    TableColumns columns = TableColumns.of(answer.schema(), question);
    JavaRDD<ReadRow> read = answer.javaRDD().map(new TableRows(columns));
    return made(
        read.persist(StorageLevel.MEMORY_AND_DISK_SER()),
        new TableSurvey(columns, new RowSurvey()),
        asked);
  }

  private SnapshotFacts signals(Dataset<Row> answer, SignalQuestion question, QuerySettings asked) {
    SignalRows rows = SignalRows.of(new AnswerColumns(answer.schema()), question);
    JavaRDD<ReadSignal> read = answer.javaRDD().map(rows);
    return made(read.persist(StorageLevel.MEMORY_AND_DISK_SER()), new SignalSurvey(), asked);
  }

  /**
   * Makes a snapshot of images.
   *
   * @throws org.evosearch.dataset.DataException if the answer cannot be used, or too many of its
   *     rows cannot be read; one line
   */
  public SnapshotFacts images(Dataset<Row> answer, QuerySettings asked) {
    AnswerColumns columns = new AnswerColumns(answer.schema());
    ImageRows rows = ImageRows.of(columns, asked.side(), asked.channels());
    JavaRDD<ReadImage> read = answer.javaRDD().map(rows);
    return made(read.persist(StorageLevel.DISK_ONLY()), new ImageSurvey(), asked);
  }

  /**
   * Surveys rows and writes those that can be read.
   *
   * @param read rows that Spark persists, since they are read twice
   */
  private <R, S extends Survey<R, S>> SnapshotFacts made(
      JavaRDD<R> read, S begun, QuerySettings asked) {
    try {
      S survey = read.aggregate(begun, Survey::with, Survey::and);
      RowSurvey rows = survey.rows();
      requireReadable(rows.rows(), rows.unreadable(), asked.unreadableLimit());
      return write(
          survey.kept(read),
          rows.rows(),
          survey.content(),
          rows.unreadable(),
          asked.source().text());
    } finally {
      read.unpersist(false);
    }
  }

  private static void requireReadable(int rows, Unreadable unreadable, double limit) {
    int left = unreadable.count();
    if (rows + left == 0) {
      throw AnswerColumns.cannotUse("it has no rows");
    }
    double share = left / (double) (rows + left);
    if (share > limit || rows == 0) {
      Map.Entry<String, Integer> most =
          unreadable.reasons().entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
      Unreadable.Line first = unreadable.lines().first();
      throw AnswerColumns.cannotUse(
          "%s of %s rows cannot be read, more than dataset.unreadable-limit = %s allows: %s x %s (the first one is row %s: %s)"
              .formatted(
                  left,
                  rows + left,
                  limit,
                  most.getValue(),
                  most.getKey(),
                  first.key(),
                  first.reason()));
    }
  }

  private SnapshotFacts write(
      JavaRDD<SnapshotRow> rows,
      int count,
      SnapshotContent content,
      Unreadable unreadable,
      String source) {
    String stage = SnapshotFolder.newStage();
    boolean done = false;
    try {
      List<PartTask.Report> reports = write(rows, count, content, stage);
      if (unreadable.count() > 0) {
        folder.write(stage + "/" + SnapshotFolder.UNREADABLE, UnreadableTable.write(unreadable));
      }
      SnapshotDigest digest = new SnapshotDigest(content, unreadable.reasons());
      reports.forEach(report -> digest.add(report.hashes().bytes()));
      List<Integer> partRows = reports.stream().map(PartTask.Report::rows).toList();
      SnapshotFacts facts =
          new SnapshotFacts(digest.hex(), content, partRows, unreadable.reasons(), source);
      folder.publish(stage, facts);
      done = true;
      return facts;
    } finally {
      if (!done) {
        folder.discard(stage);
      }
    }
  }

  private List<PartTask.Report> write(
      JavaRDD<SnapshotRow> rows, int count, SnapshotContent content, String stage) {
    int parts = Math.toIntExact(1 + (count - 1) * content.rowBytes() / PART);
    JavaPairRDD<RowHash, SnapshotRow> hashed =
        rows.mapToPair(row -> new Tuple2<>(RowHash.of(row), row));
    PartTask task = new PartTask(new StoreFolder(storeUri, stage, hadoop), content, parts);
    return hashed
        .repartitionAndSortWithinPartitions(new HashRanges(parts))
        .mapPartitionsWithIndex(task, false)
        .collect()
        .stream()
        .sorted(Comparator.comparingInt(PartTask.Report::index))
        .toList();
  }
}
