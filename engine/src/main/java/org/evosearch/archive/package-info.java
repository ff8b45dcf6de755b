/** The archives of a search: hall of fame and Pareto front. */
@NullMarked
package org.evosearch.archive;

import org.jspecify.annotations.NullMarked;
