/**
 * Small networks with given weights, and the problems that score them: XOR, two spirals, and the
 * balancing of two poles. Nothing is trained and no data set is read.
 *
 * <p>"Stanley and Miikkulainen 2002" is Kenneth O. Stanley, Risto Miikkulainen: Evolving Neural
 * Networks through Augmenting Topologies. Evolutionary Computation 10(2).
 *
 * <p>All arithmetic is that of {@link java.lang.StrictMath}, so that a network has the same score
 * on every machine.
 */
@NullMarked
package org.evosearch.control;

import org.jspecify.annotations.NullMarked;
