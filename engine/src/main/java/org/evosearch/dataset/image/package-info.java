/** Decoding of one image file: formats, headers, orientation and conversion of inks. */
@NullMarked
package org.evosearch.dataset.image;

import org.jspecify.annotations.NullMarked;
