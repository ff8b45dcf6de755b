package org.evosearch.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.time.Duration;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.SampleArchitectures;
import org.evosearch.export.SampleNetworks;
import org.evosearch.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that tasks of one process share. */
class LoadedModelsTest {

  @TempDir private Path folder = Path.of("");

  private ModelFiles files() {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(SampleArchitectures.of(3), 3, manager)) {
      SampleNetworks.save(network, folder);
    }
    return ModelFiles.read(folder);
  }

  @Test
  void aModelThatNoTaskTakesForLongIsClosed() {
    ModelFiles files = files();
    LoadedModels.Loaded idle = LoadedModels.take(files, "digest c", DeviceSlot.CPU);
    LoadedModels.Loaded used = LoadedModels.take(files, "digest c", DeviceSlot.CPU);
    LoadedModels.giveBack(idle);
    LoadedModels.closeIdle(Duration.ofHours(1));
    assertThat(LoadedModels.take(files, "digest c", DeviceSlot.CPU)).isSameAs(idle);

    LoadedModels.giveBack(idle);
    LoadedModels.closeIdle(Duration.ZERO);
    LoadedModels.Loaded again = LoadedModels.take(files, "digest c", DeviceSlot.CPU);
    assertThat(again).isNotSameAs(idle).isNotSameAs(used);
    again.scorer().close();
    used.scorer().close();
  }

  @Test
  void aModelIsLoadedOnceForEachTaskThatRunsAtTheSameTime() {
    ModelFiles files = files();
    LoadedModels.Loaded first = LoadedModels.take(files, "digest a", DeviceSlot.CPU);
    LoadedModels.Loaded second = LoadedModels.take(files, "digest a", DeviceSlot.CPU);
    assertThat(second.scorer()).isNotSameAs(first.scorer());
    LoadedModels.giveBack(first);
    LoadedModels.Loaded other = LoadedModels.take(files, "digest b", DeviceSlot.CPU);
    assertThat(other.scorer()).isNotSameAs(first.scorer());
    assertThat(LoadedModels.take(files, "digest a", DeviceSlot.CPU)).isSameAs(first);
    LoadedModels.giveBack(first);
    LoadedModels.giveBack(second);
    LoadedModels.giveBack(other);
  }
}
