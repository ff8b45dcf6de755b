/**
 * What evolution varies: encodings made of genes, and their one text form. Genotypes know nothing
 * of the networks that a search space reads out of them.
 */
@NullMarked
package org.evosearch.genotype;

import org.jspecify.annotations.NullMarked;
