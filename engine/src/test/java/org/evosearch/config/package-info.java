@NullMarked
package org.evosearch.config;

import org.jspecify.annotations.NullMarked;
