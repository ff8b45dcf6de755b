/**
 * Rules by which children take weights from their parents. They are functions of networks and
 * numbers alone.
 */
@NullMarked
package org.evosearch.inheritance;

import org.jspecify.annotations.NullMarked;
