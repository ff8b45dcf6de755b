/** Tables: rows of numbers and categories, and their preparation for networks. */
@NullMarked
package org.evosearch.dataset.table;

import org.jspecify.annotations.NullMarked;
