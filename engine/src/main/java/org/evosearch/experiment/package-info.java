/**
 * The composition root: turns settings into a search, or into the final training of a network.
 * Holds the catalogs of the parts that settings may name, the readers of their sections and the
 * digest of everything that results depend on.
 */
@NullMarked
package org.evosearch.experiment;

import org.jspecify.annotations.NullMarked;
