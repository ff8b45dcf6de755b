/** Networks that are a plain sequence of layers: perceptrons, and convolutions before them. */
@NullMarked
package org.evosearch.space.layered;

import org.jspecify.annotations.NullMarked;
