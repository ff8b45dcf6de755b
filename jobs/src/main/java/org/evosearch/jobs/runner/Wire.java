package org.evosearch.jobs.runner;

import java.nio.ByteBuffer;
import org.apache.spark.SparkEnv;
import org.apache.spark.serializer.JavaSerializer;
import scala.reflect.ClassTag$;

/**
 * Values as bytes, always by Java serialisation: the session may have another serialiser, which may
 * not know records.
 */
final class Wire {

  private Wire() {}

  static byte[] write(Object value) {
    ByteBuffer buffer =
        new JavaSerializer(SparkEnv.get().conf())
            .newInstance()
            .serialize(value, ClassTag$.MODULE$.apply(Object.class));
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  static <T> T read(byte[] bytes, Class<T> kind) {
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
