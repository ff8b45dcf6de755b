/** Hill climbing with random restarts. */
@NullMarked
package org.evosearch.strategy.localsearch;

import org.jspecify.annotations.NullMarked;
