/** Comparison of strategies: many searches at once, and tests between them. */
@NullMarked
package org.evosearch.jobs.comparison;

import org.jspecify.annotations.NullMarked;
