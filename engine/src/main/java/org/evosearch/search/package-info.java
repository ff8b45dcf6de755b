/** The search loop, its two ports and their in-memory twins, and what is recorded of a run. */
@NullMarked
package org.evosearch.search;

import org.jspecify.annotations.NullMarked;
