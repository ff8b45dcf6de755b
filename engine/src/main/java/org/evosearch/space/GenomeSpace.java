package org.evosearch.space;

import org.evosearch.control.Wiring;
import org.evosearch.genotype.NeatGenome;

/** A space of genomes of nodes and connections, whose networks grow. */
public interface GenomeSpace extends SearchSpace<NeatGenome> {

  /** Which connections genomes may have. */
  Wiring wiring();
}
