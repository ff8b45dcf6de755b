import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.netlib.util.intW;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.RawStore;

/**
 * Processor time of symmetric eigendecompositions in pure Java, for docs/benchmarks.md.
 *
 * <pre>
 * m=~/.m2/repository
 * for a in dev.ludovic.netlib:lapack:3.0.4 dev.ludovic.netlib:blas:3.0.4 org.ojalgo:ojalgo:55.2.0; do
 *   mvn -q dependency:get -Dartifact=$a; done
 * jars=$(find $m -name 'lapack-3.0.4.jar' -o -name 'blas-3.0.4.jar' -o -name 'arpack_combined_all-0.1.jar' \
 *   -o -name 'ojalgo-55.2.0.jar' -o -name 'ejml-*-0.44.0.jar' | paste -sd:)
 * java -XX:+UseSerialGC -XX:ActiveProcessorCount=1 -cp "$jars" docs/experiments/Eigenvectors.java 196 200
 * </pre>
 *
 * <p>The arguments are the dimension and how often; the second half is counted. A hash of all
 * values and vectors is printed, which is the same wherever they are rounded alike: with
 * --add-modules jdk.incubator.vector, and with another number of processors.
 */
class Eigenvectors {

  private interface Decomposition {
    double[][] of(double[] matrix, int n);
  }

  private static double[] covariance(int n, long seed) {
    Random random = new Random(seed);
    double[][] points = new double[200][];
    Arrays.setAll(points, k -> random.doubles(n, -1, 1).toArray());
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      matrix[i * n + i] = 0.9;
      for (double[] point : points) {
        for (int j = 0; j < n; j++) {
          matrix[i * n + j] += 0.0015 * point[i] * point[j];
        }
      }
    }
    return matrix;
  }

  private static double[][] ejml(double[] matrix, int n) {
    var eigen = DecompositionFactory_DDRM.eig(n, true, true);
    eigen.decompose(new DMatrixRMaj(n, n, true, matrix.clone()));
    double[] values = new double[n];
    double[] vectors = new double[n * n];
    for (int j = 0; j < n; j++) {
      values[j] = eigen.getEigenvalue(j).getReal();
      System.arraycopy(eigen.getEigenVector(j).getData(), 0, vectors, j * n, n);
    }
    return new double[][] {values, vectors};
  }

  private static double[][] ojAlgo(double[] matrix, int n) {
    double[][] rows = new double[n][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(matrix, i * n, (i + 1) * n));
    var eigen = Eigenvalue.R064.make(n, true);
    eigen.decompose(RawStore.wrap(rows));
    double[] values = new double[n];
    Arrays.setAll(values, i -> eigen.getD().doubleValue(i, i));
    return new double[][] {values, eigen.getV().toRawCopy1D()};
  }

  private static double[][] netlib(String routine, double[] matrix, int n) {
    var lapack = dev.ludovic.netlib.lapack.JavaLAPACK.getInstance();
    double[] a = matrix.clone();
    double[] values = new double[n];
    double[] vectors = a;
    double[] work = new double[1 + 80 * n + 2 * n * n];
    int[] whole = new int[3 + 20 * n];
    intW info = new intW(0);
    switch (routine) {
      case "dsyev" -> lapack.dsyev("V", "U", n, a, n, values, work, work.length, info);
      case "dsyevd" ->
          lapack.dsyevd("V", "U", n, a, n, values, work, work.length, whole, whole.length, info);
      default -> {
        vectors = new double[n * n];
        lapack.dsyevr(
            "V",
            "A",
            "U",
            n,
            a,
            n,
            0,
            0,
            0,
            0,
            0,
            new intW(0),
            values,
            vectors,
            n,
            new int[2 * n],
            work,
            work.length,
            whole,
            whole.length,
            info);
      }
    }
    return new double[][] {values, vectors};
  }

  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]);
    int repetitions = Integer.parseInt(args[1]);
    Map<String, Decomposition> all = new LinkedHashMap<>();
    all.put("EJML", Eigenvectors::ejml);
    all.put("ojAlgo", Eigenvectors::ojAlgo);
    for (String routine : new String[] {"dsyev", "dsyevd", "dsyevr"}) {
      all.put(routine, (matrix, size) -> netlib(routine, matrix, size));
    }
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    all.forEach(
        (name, decomposition) -> {
          long nanoseconds = 0;
          int hash = 0;
          for (int i = 0; i < repetitions; i++) {
            double[] matrix = covariance(n, i);
            long begin = system.getProcessCpuTime();
            double[][] found = decomposition.of(matrix, n);
            nanoseconds += i < repetitions / 2 ? 0 : system.getProcessCpuTime() - begin;
            hash = 31 * hash + Arrays.hashCode(found[0]) + 17 * Arrays.hashCode(found[1]);
          }
          System.out.printf(
              "%s n=%d: %.2f ms, hash %x%n",
              name, n, nanoseconds / 1e6 / (repetitions - repetitions / 2), hash);
        });
  }
}
