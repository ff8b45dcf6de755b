package org.evosearch.jobs.runner;

import java.nio.ByteBuffer;
import org.apache.spark.SparkEnv;
import org.apache.spark.serializer.JavaSerializer;
import scala.reflect.ClassTag$;

/**
 * Values as bytes, always by Java serialization: Spark may be configured with another serializer,
 * which may not support records.
 */
public final class Wire {

  private Wire() {}

  /** A value as bytes. */
  public static byte[] write(Object value) {
    ByteBuffer buffer =
        new JavaSerializer(SparkEnv.get().conf())
            .newInstance()
            .serialize(value, ClassTag$.MODULE$.apply(Object.class));
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** Bytes as a value of the given kind. */
  public static <T> T read(byte[] bytes, Class<T> kind) {
    Object value =
        new JavaSerializer(SparkEnv.get().conf())
            .newInstance()
            .deserialize(
                ByteBuffer.wrap(bytes),
                Thread.currentThread().getContextClassLoader(),
                ClassTag$.MODULE$.apply(Object.class));
    return kind.cast(value);
  }
}
