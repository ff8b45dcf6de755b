/**
 * Small networks with given weights, and the problems they are tried on: XOR, two spirals, and the
 * balancing of two poles. Nothing is trained and no data set is read.
 *
 * <p>All arithmetic is that of {@link java.lang.StrictMath}, so that a network has the same score
 * on every machine.
 */
@NullMarked
package org.evosearch.control;

import org.jspecify.annotations.NullMarked;
