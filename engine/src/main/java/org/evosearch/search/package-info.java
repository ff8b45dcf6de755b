/**
 * The search loop, its two ports and their in-memory twins, and the composition root that makes a
 * search out of settings.
 */
@NullMarked
package org.evosearch.search;

import org.jspecify.annotations.NullMarked;
