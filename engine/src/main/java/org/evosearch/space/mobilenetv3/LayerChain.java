package org.evosearch.space.mobilenetv3;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.genotype.Choices;
import org.evosearch.space.GraphEncoding;

/**
 * A chain with a vertex for each place of a layer, between input and output. The type of a vertex
 * combines the number of layers in the stage, the kernel and the expansion; a place without a layer
 * counts as one of the smallest size.
 *
 * <p>Hayeon Lee, Eunyoung Hyun, Sung Ju Hwang: Rapid Neural Architecture Search by Learning to
 * Generate Graphs from Datasets. ICLR 2021; their code.
 *
 * @param stages number of stages
 * @param places for layers in each stage
 * @param fewest smallest number of layers in a stage
 */
record LayerChain(int stages, int places, int fewest) implements GraphEncoding {

  @Override
  public OperationGraph.Alphabet alphabet() {
    int depths = places - fewest + 1;
    return new OperationGraph.Alphabet(FIRST + depths * LayerSize.MISSING, stages * places + 2);
  }

  @Override
  public OperationGraph graph(Choices genotype) {
    List<Integer> types = new ArrayList<>(List.of(INPUT));
    for (int stage = 0; stage < stages; stage++) {
      addStage(types, genotype.indices().subList(stage * places, (stage + 1) * places));
    }
    types.add(OUTPUT);
    return OperationGraph.chain(types);
  }

  private void addStage(List<Integer> types, List<Integer> words) {
    int depth = (int) words.stream().filter(word -> word != LayerSize.MISSING).count();
    for (int word : words) {
      int size = word == LayerSize.MISSING ? 0 : word;
      types.add(FIRST + (depth - fewest) * LayerSize.MISSING + size);
    }
  }
}
