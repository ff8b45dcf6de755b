/** Spaces whose trainings are on record. */
@NullMarked
package org.evosearch.space.table;

import org.jspecify.annotations.NullMarked;
