/** Shapes of tensors: feature maps, signals, tokens and vectors; shapes of windows. */
@NullMarked
package org.evosearch.architecture.shape;

import org.jspecify.annotations.NullMarked;
