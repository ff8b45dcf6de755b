/** Decoding of one image file: formats, headers, orientation and what its ink means. */
@NullMarked
package org.evosearch.dataset.image;

import org.jspecify.annotations.NullMarked;
