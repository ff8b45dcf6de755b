/**
 * Networks that start minimal and grow: with weights of their own, or as graphs of dense layers
 * that are trained.
 */
@NullMarked
package org.evosearch.space.neat;

import org.jspecify.annotations.NullMarked;
