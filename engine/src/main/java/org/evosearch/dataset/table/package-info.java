/** Tables: rows of numbers and categories, and what networks see of them. */
@NullMarked
package org.evosearch.dataset.table;

import org.jspecify.annotations.NullMarked;
