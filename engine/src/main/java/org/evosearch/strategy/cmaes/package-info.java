/** CMA-ES as a search strategy: on choices by relaxation with a margin, on real genes directly. */
@NullMarked
package org.evosearch.strategy.cmaes;

import org.jspecify.annotations.NullMarked;
