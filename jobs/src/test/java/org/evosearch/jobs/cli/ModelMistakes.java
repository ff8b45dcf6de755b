package org.evosearch.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Commands on models and devices with options that cannot be, and models that are none. */
final class ModelMistakes {

  private static final List<String> EXPORT =
      List.of(
          "export --model MODEL --format onnx",
          "export --model MODEL --out OUT",
          "export --model MODEL --format nonsense --out OUT",
          "export --model MODEL --format ONNX,DJL --out OUT",
          "export --format onnx --out OUT",
          "export --model MODEL --arch MODEL/n.json --format onnx --out OUT",
          "export --model MODEL --seed 1 --format onnx --out OUT",
          "export --arch MODEL/n.json --seed x --format onnx --out OUT",
          "export --arch MODEL/n.json --seed 99999999999999999999 --format onnx --out OUT",
          "export --arch MODEL/n.json --softmax --format djl --out OUT",
          "export --arch MODEL/n.json --no-normalization --format djl --out OUT",
          "export --arch MODEL/n.json --format onnx --out nonsense:x",
          "export --arch MODEL/n.json --format onnx --out FILE",
          "export --arch MODEL/n.json --format onnx --out FILE/below",
          "export --arch absent.json --format pytorch --out OUT",
          "export --arch MODEL --format pytorch --out OUT",
          "export --model MODEL --format onnx --out OUT",
          "export --model FILE --format pytorch --out OUT",
          "export --model nonsense:x --format djl --out OUT",
          "export --model MODEL --format djl --out OUT --overwrite=perhaps");

  private static final List<String> PREDICT =
      List.of(
          "predict --model MODEL",
          "predict FILE",
          "predict --model MODEL FILE",
          "predict --model MODEL absent.png",
          "predict --model absent FILE",
          "predict --model FILE FILE",
          "predict --model nonsense:x FILE",
          "predict --model s3a: FILE",
          "predict --model MODEL --column",
          "predict --model MODEL --columns x FILE",
          "predict --model MODEL --column x FILE",
          "predict --model MODEL -D run.seed=1 FILE");

  private static final List<String> SCORE =
      List.of(
          "score --model MODEL --input FILE",
          "score --model MODEL --output OUT",
          "score --input FILE --output OUT",
          "score --model MODEL --input FILE --output OUT",
          "score --model MODEL --input absent --output OUT",
          "score --model MODEL --input FILE --output FILE",
          "score --model absent --input FILE --output OUT",
          "score --model nonsense:x --input FILE --output OUT",
          "score --model MODEL --input nonsense:x --output OUT",
          "score --model MODEL --input FILE --output nonsense:x",
          "score --model MODEL --input FILE --output OUT --format nonsense",
          "score --model MODEL --input FILE --output OUT --batch-size 0",
          "score --model MODEL --input FILE --output OUT --batch-size -1",
          "score --model MODEL --input FILE --output OUT --batch-size many",
          "score --model MODEL --input FILE --output OUT --batch-size 99999999999",
          "score --model MODEL --input FILE --output OUT --prefix",
          "score --model MODEL --input FILE --output OUT -D run.sed=1",
          "score --model MODEL --input FILE --output OUT --spark-conf absent.conf");

  private static final List<String> DEVICES =
      List.of(
          "gpu-check --spark",
          "gpu-check --spark=perhaps",
          "gpu-check here",
          "gpu-check -D run.sed=1",
          "gpu-check -D spark.devices=tpu",
          "gpu-check --spark-conf absent.conf",
          "gpu-check --store",
          "gpu-check -c absent.conf");

  private static final List<String> DATA =
      List.of(
          "data",
          "data nonsense",
          "data describe",
          "data describe -c",
          "data describe -c absent.conf",
          "data describe -c CONF --html",
          "data describe -c CONF --html FILE/below.html",
          "data describe -c CONF --html MODEL",
          "data describe -c CONF -D dataset.kind=tabular --html OUT",
          "data describe -c CONF -D dataset.name=nonsense",
          "data describe -c CONF -D dataset.path=7 -D dataset.name=cifar10",
          "data describe -c CONF -D dataset.train-images=-1",
          "data describe -c CONF -D dataset.kind=video",
          "data describe -c CONF -D dataset.file=absent.csv",
          "data describe -c CONF -D dataset.kind=tabular -D dataset.file=absent.csv",
          "data describe -c CONF --run x",
          "data snapshot",
          "data snapshot -c CONF",
          "data snapshot -c CONF --html OUT",
          "data snapshot -c CONF -D dataset.name=query",
          "data snapshot -c CONF -D dataset.name=query -D dataset.query=SELEC",
          "data snapshot -c CONF -D dataset.name=query -D dataset.query=7",
          "data snapshot -c CONF -D dataset.name=query -D dataset.query=[]");

  private static final List<String> DESCRIPTIONS =
      List.of(
          "",
          "null",
          "[]",
          "7",
          "{}",
          "{\"architecture\": []}",
          "{\"architecture\": [{\"op\": \"Input\"}]}",
          "{\"version\": 99}",
          "{\"classes\": 7}",
          "\0\0");

  private ModelMistakes() {}

  static FuzzCase next(FuzzRoom room) {
    return switch (room.dice().below(8)) {
      case 0, 1 -> FuzzCase.refused(command(room, EXPORT));
      case 2, 3 -> FuzzCase.refused(command(room, PREDICT));
      case 4, 5 -> FuzzCase.refused(command(room, SCORE));
      case 6 -> FuzzCase.refused(command(room, DEVICES));
      default -> FuzzCase.refused(command(room, DATA));
    };
  }

  private static List<String> command(FuzzRoom room, List<String> commands) {
    String model = model(room);
    String file = room.file("file", "no table, no image\n").toString();
    String conf = room.settings("").toString();
    String out = room.folder().resolve("out").toString();
    List<String> args = new ArrayList<>();
    Stream.of(room.dice().pick(commands).split(" ", -1))
        .map(word -> word.replace("MODEL", model).replace("FILE", file))
        .map(word -> word.replace("CONF", conf).replace("OUT", out))
        .forEach(args::add);
    return args;
  }

  /** A folder with some files of a model, broken ones. */
  private static String model(FuzzRoom room) {
    FuzzDice dice = room.dice();
    String description = dice.pick(DESCRIPTIONS);
    room.file("model/n.json", description);
    switch (dice.below(3)) {
      case 0 -> room.file("model/model.json", description);
      case 1 -> {
        room.file("model/model.json", description);
        room.file("model/model.safetensors", dice.bytes(dice.between(0, 900)));
      }
      default -> room.file("model/weights", dice.bytes(9));
    }
    return room.folder().resolve("model").toString();
  }
}
