/**
 * The operations of a network's nodes: a closed family of records with shape inference, parameter
 * and multiply-add counts, one per file.
 *
 * <p>An operation depends neither on the graph around it nor on a deep learning framework.
 */
@NullMarked
package org.evosearch.architecture.operation;

import org.jspecify.annotations.NullMarked;
