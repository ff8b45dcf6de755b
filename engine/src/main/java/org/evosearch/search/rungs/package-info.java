/**
 * Successive halving: which networks are trained for longer, and which training runs are stopped
 * early.
 */
@NullMarked
package org.evosearch.search.rungs;

import org.jspecify.annotations.NullMarked;
