/**
 * What one node of a network computes: a closed family of records with shape inference, parameter
 * and multiply-add counts. One operation per file; this listing is the catalogue.
 *
 * <p>An operation knows neither the graph around it nor any deep learning framework.
 */
@NullMarked
package org.evosearch.architecture.operation;

import org.jspecify.annotations.NullMarked;
