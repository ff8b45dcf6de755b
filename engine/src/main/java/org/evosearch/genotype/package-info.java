/**
 * What evolution varies: encodings made of genes, and their text forms. Genotypes are independent
 * of the networks that a search space decodes them to.
 */
@NullMarked
package org.evosearch.genotype;

import org.jspecify.annotations.NullMarked;
