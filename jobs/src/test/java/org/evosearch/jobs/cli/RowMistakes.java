package org.evosearch.jobs.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files of rows to learn from that cannot be read, or whose columns do not fit the settings. */
final class RowMistakes {

  private static final String HEADER = "size,color,when,price";

  private static final List<String> SETTINGS =
      List.of(
          "dataset.tabular.targets=[nothing]",
          "dataset.tabular.targets=[]",
          "dataset.tabular.targets=[price,price]",
          "dataset.tabular.targets=[size,price]",
          "dataset.tabular.targets=7",
          "dataset.tabular.task=ranking",
          "dataset.tabular.leave-out=[nothing]",
          "dataset.tabular.leave-out=[price]",
          "dataset.tabular.leave-out=[size,color,when]",
          "dataset.tabular.categories=[nothing]",
          "dataset.kind=images",
          "dataset.name=digits",
          "dataset.kind=signal",
          "dataset.train-images=-1");

  private RowMistakes() {}

  static FuzzCase next(FuzzRoom room) {
    Path sound = room.file("rows.csv", text(rows()));
    return switch (room.dice().below(8)) {
      case 0, 1, 2 -> FuzzCase.refusedLate(command(room, broken(room)));
      case 3, 4 -> FuzzCase.refusedLate(command(room, brokenBytes(room)));
      case 5 ->
          FuzzCase.refusedLate(
              command(room, room.file("rows.parquet", room.dice().bytes(room.dice().below(999)))));
      case 6 ->
          FuzzCase.refusedLate(
              Stream.concat(
                      command(room, sound).stream(), Stream.of("-D", room.dice().pick(SETTINGS)))
                  .toList());
      default -> FuzzCase.fine(command(room, odd(room)));
    };
  }

  private static List<String> command(FuzzRoom room, Path file) {
    Path settings =
        room.file(
            "rows.conf",
            """
            dataset { name = query, kind = tabular, file = "%s", tabular.targets = [price], tabular.task = regression }
            """
                .formatted(file));
    String[] command = room.dice().pick("data describe", "data snapshot").split(" ", 2);
    return List.of(
        command[0], command[1], "-c", settings.toString(), "--store", room.store().toString());
  }

  private static List<String> rows() {
    return new ArrayList<>(
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "%d,%s,2026-01-%02d,%d.5",
                        i,
                        i % 2 == 0 ? "red" : "blue",
                        1 + i % 28,
                        i * i))
            .toList());
  }

  private static String text(List<String> rows) {
    return HEADER + "\n" + String.join("\n", rows) + "\n";
  }

  private static Path broken(FuzzRoom room) {
    FuzzDice dice = room.dice();
    List<String> rows = rows();
    int at = dice.below(rows.size());
    switch (dice.below(7)) {
      case 0 -> rows.set(at, rows.get(at) + ",7,7");
      case 1 -> rows.set(at, "7");
      case 2 -> rows.set(at, "\"" + rows.get(at));
      case 3 -> rows.replaceAll(row -> row.replaceFirst(",[0-9.]+$", ",cheap"));
      case 4 -> rows.clear();
      case 5 -> rows.replaceAll(row -> row.replaceFirst(",[0-9.]+$", ","));
      default -> {
        return room.file(
            "rows.csv",
            dice.pick("size,size,when,price", "size,color,when,cost", ",,,", "price", "size")
                + text(rows).substring(HEADER.length()));
      }
    }
    return room.file("rows.csv", text(rows));
  }

  private static Path brokenBytes(FuzzRoom room) {
    FuzzDice dice = room.dice();
    byte[] content = text(rows()).getBytes(StandardCharsets.UTF_8);
    return switch (dice.below(8)) {
      case 0 -> room.file("rows.csv", new byte[0]);
      case 1 -> room.file("rows.csv", dice.bytes(dice.between(100, 9000)));
      case 2 -> room.file("rows.csv.gz", dice.cut(FuzzRoom.gzip(content)));
      case 3 -> room.file("rows.csv.gz", content);
      case 4 -> room.file("rows" + dice.pick(".xlsx", ".txt", "", ".json"), content);
      case 5 -> room.directory("rows.csv.d");
      case 6 -> room.folder().resolve(dice.pick("absent.csv", "absent.parquet", "a\u0001b.csv"));
      default -> room.file("rows.csv", new byte[dice.between(1, 5000)]);
    };
  }

  private static Path odd(FuzzRoom room) {
    String text = text(rows());
    return switch (room.dice().below(4)) {
      case 0 -> room.file("rows.csv", "\ufeff" + text);
      case 1 -> room.file("rows.csv", text.replace("\n", "\r\n"));
      case 2 -> room.file("rows.csv.gz", FuzzRoom.gzip(text.getBytes(StandardCharsets.UTF_8)));
      default -> room.file("r o w s.csv", text);
    };
  }
}
