/**
 * The composition root: settings become a search, or the full training of what one has found. Holds
 * the catalogues of what settings may name, the readers of their sections and the digest of all
 * that results depend on.
 */
@NullMarked
package org.evosearch.experiment;

import org.jspecify.annotations.NullMarked;
