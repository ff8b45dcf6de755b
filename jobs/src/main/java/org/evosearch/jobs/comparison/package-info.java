/** Strategies side by side: many searches at once, and what they say about each other. */
@NullMarked
package org.evosearch.jobs.comparison;

import org.jspecify.annotations.NullMarked;
