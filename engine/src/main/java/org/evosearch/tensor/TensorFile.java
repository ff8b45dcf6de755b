package org.evosearch.tensor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of a file of tensors.
 *
 * @param metadata texts by name, sorted by name
 * @param tensors by name, in their order
 */
public record TensorFile(Map<String, String> metadata, Map<String, Tensor> tensors) {

  /** Copies the maps. */
  public TensorFile {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }
}
