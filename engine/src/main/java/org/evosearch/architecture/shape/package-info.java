/** Shapes of what networks compute with: images, tokens and vectors. */
@NullMarked
package org.evosearch.architecture.shape;

import org.jspecify.annotations.NullMarked;
