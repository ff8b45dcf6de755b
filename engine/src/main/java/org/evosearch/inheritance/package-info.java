/**
 * What a child has of its parents' weights: rules that are functions of networks and numbers alone.
 */
@NullMarked
package org.evosearch.inheritance;

import org.jspecify.annotations.NullMarked;
