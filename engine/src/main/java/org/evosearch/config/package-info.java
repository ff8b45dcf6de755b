/**
 * Typed reading of HOCON settings. Every error is one line that names the file, the line, the key,
 * the value and what is allowed.
 */
@NullMarked
package org.evosearch.config;

import org.jspecify.annotations.NullMarked;
