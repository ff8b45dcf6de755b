/**
 * Networks as trees of operations on feature maps, which genetic programming varies, with
 * additional real genes for continuous quantities.
 */
@NullMarked
package org.evosearch.space.tree;

import org.jspecify.annotations.NullMarked;
