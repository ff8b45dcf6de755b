/**
 * Networks as trees of operations on feature maps, which genetic programming varies, with real
 * genes beside them for what is continuous.
 */
@NullMarked
package org.evosearch.space.tree;

import org.jspecify.annotations.NullMarked;
