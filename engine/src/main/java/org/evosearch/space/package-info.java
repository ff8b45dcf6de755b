/**
 * Search spaces: which genotypes exist and what network each means. One sub-package for each space;
 * {@link org.evosearch.space.SearchSpace#decode} is the only door between genotypes and networks.
 */
@NullMarked
package org.evosearch.space;

import org.jspecify.annotations.NullMarked;
