/**
 * The continuous relaxation of a space of cells: points are logits, and networks share the weights
 * of a supernet.
 */
@NullMarked
package org.evosearch.space.supernet;

import org.jspecify.annotations.NullMarked;
