package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.genotype.Choices;
import org.evosearch.jobs.drawing.Drawing;
import org.evosearch.jobs.drawing.DrawingSvg;
import org.evosearch.jobs.drawing.NetworkDrawing;
import org.evosearch.search.TrialRecord;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.SearchSpace;
import org.evosearch.trial.Candidate;

/**
 * Draws what a trial evaluated: the graph of its choices if the space has choices, else the
 * network.
 */
final class Networks {

  private static final int MAX_BOXES = 48;

  private final Optional<ChoiceSpace> space;

  Networks(RunHistory run) {
    Optional<SearchSpace<?>> searched = run.space();
    this.space = searched.filter(ChoiceSpace.class::isInstance).map(ChoiceSpace.class::cast);
  }

  /** A drawing; empty if there is none, or it is too large for a tooltip. */
  Optional<String> svg(TrialRecord trial) {
    return drawing(trial).filter(d -> d.boxes().size() <= MAX_BOXES).map(DrawingSvg::of);
  }

  private Optional<Drawing> drawing(TrialRecord trial) {
    if (space.isPresent()) {
      return Optional.of(choices(space.get(), trial.genotype()));
    }
    return trial.trial().candidate() instanceof Candidate.Network network
        ? Optional.of(NetworkDrawing.of(network.architecture()))
        : Optional.empty();
  }

  /** The graph of the choices, as predictors are given it, with a word at each vertex. */
  private static Drawing choices(ChoiceSpace space, String genotype) {
    Choices choices = space.parse(genotype);
    OperationGraph graph = space.graphEncoding().graph(choices);
    List<String> words = space.words(choices);
    int inner = graph.vertices().size() - words.size();
    List<Drawing.Box> boxes = new ArrayList<>();
    List<Drawing.Arrow> arrows = new ArrayList<>();
    for (int i = 0; i < graph.vertices().size(); i++) {
      boxes.add(box(i, graph.vertices().size(), inner, space, words));
      for (int before : graph.vertices().get(i).predecessors()) {
        arrows.add(new Drawing.Arrow(before, i));
      }
    }
    return new Drawing("Choices " + String.join(", ", words), boxes, arrows);
  }

  /** Graphs of cells have an input before the vertices of the choices and an output after them. */
  private static Drawing.Box box(
      int index, int size, int extra, ChoiceSpace space, List<String> words) {
    int gene = extra == 2 ? index - 1 : index;
    boolean isGene = gene >= 0 && gene < words.size();
    return isGene
        ? new Drawing.Box(words.get(gene), space.genes().get(gene).name(), "gene")
        : new Drawing.Box(
            index == 0 ? "input" : index == size - 1 ? "output" : "vertex", "", "input");
  }

  /** The choices gene by gene, as a text alternative of the drawing; else the genotype. */
  List<String> words(TrialRecord trial) {
    return space
        .map(
            choices ->
                IntStream.range(0, choices.genes().size())
                    .mapToObj(
                        i ->
                            choices.genes().get(i).name()
                                + "="
                                + choices.words(choices.parse(trial.genotype())).get(i))
                    .toList())
        .orElseGet(() -> List.of(trial.genotype()));
  }
}
