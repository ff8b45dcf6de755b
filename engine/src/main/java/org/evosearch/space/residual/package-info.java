/** Residual perceptrons for rows of tables. */
@NullMarked
package org.evosearch.space.residual;

import org.jspecify.annotations.NullMarked;
