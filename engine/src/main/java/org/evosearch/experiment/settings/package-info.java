/**
 * Readers of single sections of the settings. They use no catalog: what a section means does not
 * depend on which spaces, strategies and evaluations there are.
 */
@NullMarked
package org.evosearch.experiment.settings;

import org.jspecify.annotations.NullMarked;
