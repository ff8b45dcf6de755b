/** Tables, their schemas and the codecs of their rows: a Parquet file as a value. */
@NullMarked
package org.evosearch.jobs.store.format;

import org.jspecify.annotations.NullMarked;
