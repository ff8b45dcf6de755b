package org.evosearch.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
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

  @Test
  void aModelIsLoadedOnceForEachTaskThatRunsAtTheSameTime() {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(SampleArchitectures.of(3), 3, manager)) {
      SampleNetworks.save(network, folder);
    }
    ModelFiles files = ModelFiles.read(folder);
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
