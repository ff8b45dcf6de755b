/**
 * Networks as ONNX files, opset 17. Open Neural Network Exchange: operator schemas, onnx.ai.
 *
 * <p>The protobuf classes are those of {@code tribuo-util-onnx}.
 */
@NullMarked
package org.evosearch.export.onnx;

import org.jspecify.annotations.NullMarked;
