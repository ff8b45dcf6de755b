package org.evosearch.space;

import org.evosearch.architecture.OperationGraph;
import org.evosearch.genotype.Choices;

/** Genotypes as graphs of typed operations, for methods that learn from graphs. */
public interface GraphEncoding {

  /** The type of every graph's first vertex. */
  int INPUT = 0;

  /** The type of every graph's last vertex. */
  int OUTPUT = 1;

  /** The type of the first operation; those of the others follow. */
  int FIRST = 2;

  /** How many types and vertices the graphs may have. */
  OperationGraph.Alphabet alphabet();

  /** The graph of a genotype of the space. */
  OperationGraph graph(Choices genotype);
}
