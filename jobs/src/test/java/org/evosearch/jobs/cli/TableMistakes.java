package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tables that cannot be read, or that have nothing to search in. */
final class TableMistakes {

  private TableMistakes() {}

  static FuzzCase next(FuzzRoom room) {
    Path settings = SmallTable.write(room.folder());
    return switch (room.dice().below(9)) {
      case 0, 1, 2 -> refused(room, settings, brokenText(room));
      case 3, 4 -> refused(room, settings, brokenBytes(room));
      case 5, 6 -> refused(room, settings, brokenParquet(room));
      case 7 ->
          FuzzCase.refused(
              command(room, settings, room.folder().resolve("table.csv"), wrong(room)));
      default -> FuzzCase.fine(command(room, settings, odd(room), "search.trainings=2"));
    };
  }

  private static FuzzCase refused(FuzzRoom room, Path settings, Path table) {
    return FuzzCase.refused(command(room, settings, table, "search.trainings=2"));
  }

  private static List<String> command(FuzzRoom room, Path settings, Path table, String more) {
    List<String> args = new ArrayList<>(room.reading(settings, "-D", more));
    args.addAll(
        List.of("-D", "evaluation.tabular.table=\"" + table + "\"", "-D", "search.generations=1"));
    return args;
  }

  private static List<String> lines(FuzzRoom room) {
    try {
      return new ArrayList<>(Files.readAllLines(room.folder().resolve("table.csv")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path brokenText(FuzzRoom room) {
    FuzzDice dice = room.dice();
    List<String> lines = lines(room);
    int at = dice.between(1, lines.size() - 1);
    String row = lines.get(at);
    switch (dice.below(13)) {
      case 0 -> lines.set(0, lines.get(0).replace("arch_str", dice.misspelled("arch_str")));
      case 1 ->
          lines.set(0, lines.get(0).replace("made_up_valid", dice.misspelled("made_up_valid")));
      case 2 -> lines.set(0, lines.get(0) + ",arch_str");
      case 3 -> lines.remove(0);
      case 4 -> lines.subList(1, lines.size()).clear();
      case 5 -> lines.set(at, row + ",7,7");
      case 6 -> lines.set(at, row.substring(0, row.indexOf(',')));
      case 7 -> lines.set(at, row.substring(0, row.indexOf(',')) + ",good,50.0,1000");
      case 8 -> lines.set(at, row.substring(0, row.indexOf(',')) + ",\"60,5\",50.0,1000");
      case 9 -> lines.set(at, "\"" + row);
      case 10 -> lines.replaceAll(line -> line.replace("nor_conv", "abnormal_conv"));
      case 11 -> lines.replaceAll(line -> line.replace('|', '!'));
      default -> lines.replaceAll(line -> line.replaceFirst(",[0-9.]+,", ",nan,"));
    }
    return room.file("t.csv", String.join("\n", lines) + "\n");
  }

  private static Path brokenBytes(FuzzRoom room) {
    FuzzDice dice = room.dice();
    byte[] content = String.join("\n", lines(room)).getBytes(StandardCharsets.UTF_8);
    return switch (dice.below(10)) {
      case 0 -> room.file("t.csv", new byte[0]);
      case 1 -> room.file("t.csv", dice.bytes(dice.between(100, 9000)));
      case 2 -> room.file("t.csv.gz", dice.cut(FuzzRoom.gzip(content)));
      case 3 -> room.file("t.csv.gz", new byte[0]);
      case 4 -> room.file("t.csv.gz", flipped(dice, FuzzRoom.gzip(content)));
      case 5 -> room.file("t" + dice.pick(".xlsx", ".txt", "", ".CSV.zip", ".json"), content);
      case 6 -> room.directory("t.csv");
      case 7 -> room.folder().resolve(dice.pick("absent.csv", "absent.parquet", "a\u0001b.csv"));
      case 8 -> room.file("t.csv", latin1(content));
      default -> room.file("t.csv", new byte[dice.between(1, 5000)]);
    };
  }

  /** A letter that is no UTF-8. */
  private static byte[] latin1(byte[] content) {
    byte[] latin = content.clone();
    latin[latin.length / 2] = (byte) 0xfc;
    return latin;
  }

  /** Compressed content whose checksum cannot hold any more. */
  private static byte[] flipped(FuzzDice dice, byte[] content) {
    byte[] flipped = content.clone();
    int at = dice.between(content.length / 2, content.length - 9);
    flipped[at] ^= (byte) (1 << dice.below(8));
    return flipped;
  }

  private static Path brokenParquet(FuzzRoom room) {
    FuzzDice dice = room.dice();
    byte[] sound = parquet(room);
    return switch (dice.below(6)) {
      case 0 -> room.file("t.parquet", dice.cut(sound));
      case 1 -> room.file("t.parquet", dice.bytes(dice.between(0, 4000)));
      case 2 -> room.file("t.parquet", "arch_str,made_up_valid\n");
      case 3 -> room.file("t.csv", sound);
      case 4 -> room.directory("t.parquet");
      default -> room.file("t.parquet", withoutFooter(dice, sound));
    };
  }

  /** The length of the footer says something else. */
  private static byte[] withoutFooter(FuzzDice dice, byte[] sound) {
    byte[] broken = sound.clone();
    int length = broken.length - 8;
    byte most = (byte) dice.between(64, 255);
    System.arraycopy(new byte[] {(byte) dice.below(8), 0, 0, most}, 0, broken, length, 4);
    return broken;
  }

  private static byte[] parquet(FuzzRoom room) {
    try {
      Path made =
          ParquetTable.of(room.folder().resolve("table.csv"), room.folder().resolve("s.parquet"));
      return Files.readAllBytes(made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String wrong(FuzzRoom room) {
    return room.dice()
        .pick(
            "evaluation.tabular.key=[nothing]",
            "evaluation.tabular.key=[]",
            "evaluation.tabular.image-set=other",
            "evaluation.tabular.image-sets=[]",
            "evaluation.tabular.image-sets=[{name=made_up}]",
            "evaluation.tabular.image-sets=[{name=made_up,channels=0,height=8,width=8,classes=10}]",
            "evaluation.tabular.joined=[\"/no/such.csv\"]",
            "evaluation.tabular.joined=[\"" + room.folder().resolve("table.csv") + "\"]",
            "evaluation.tabular.epochs-column=nothing",
            "evaluation.tabular.protocol=none",
            "evaluation.tabular.columns.validation-accuracy=[nothing]",
            "evaluation.tabular.columns.beauty=[size]",
            "evaluation.tabular.scale.validation-accuracy=many",
            "evaluation.tabular.scale.validation-accuracy=NaN",
            "search.objective=latency",
            "search.objective=test-accuracy",
            "space.name=layered",
            "space.name=nasbench101",
            "search.further-objectives=[beauty]",
            "evaluation.tabular=7");
  }

  /** What spreadsheets and other programs make of it. */
  private static Path odd(FuzzRoom room) {
    List<String> lines = lines(room);
    String text = String.join("\n", lines) + "\n";
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return switch (room.dice().below(8)) {
      case 0 -> room.file("t.csv", "\ufeff" + text);
      case 1 -> room.file("t.csv", text.replace("\n", "\r\n"));
      case 2 -> room.file("t.csv", text.replace(',', ';'));
      case 3 -> room.file("t.tsv", text.replace(',', '\t'));
      case 4 -> room.file("t.csv", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
      case 5 -> room.file("t.csv", FuzzRoom.gzip(content));
      case 6 -> room.file("[t]* {a}.csv", text + "\n\n");
      default -> room.file("t.parquet", parquet(room));
    };
  }
}
