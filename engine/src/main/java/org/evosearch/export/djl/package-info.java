/**
 * Networks for DJL and DJL Serving: what a program without EvoSearch needs to load a model and to
 * give it images or signals.
 */
@NullMarked
package org.evosearch.export.djl;

import org.jspecify.annotations.NullMarked;
