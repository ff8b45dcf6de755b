package org.evosearch.strategy.ednag;

/**
 * Squared Euclidean distances between points, block by block: memory grows with the number of
 * points, not with its square.
 *
 * <p>||x - s z||<sup>2</sup> is computed as ||x||<sup>2</sup> - 2 s xz + s<sup>2</sup>
 * ||z||<sup>2</sup>, by loops that compilers turn into vector instructions without changing a bit.
 */
final class Distances {

  /** Number of points of a block: enough that what is read is reused often. */
  static final int BLOCK = 32;

  /** Number of points that are multiplied with a block at a time: they fit into a cache. */
  private static final int TILE = 512;

  private final int size;
  private final int dimension;
  private final double[] byPoint;
  private final double[] byCoordinate;
  private final double[] squares;

  Distances(Points points) {
    this.size = points.size();
    this.dimension = points.dimension();
    this.byPoint = points.numbers();
    this.byCoordinate = new double[byPoint.length];
    this.squares = new double[size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < dimension; k++) {
        double number = byPoint[i * dimension + k];
        byCoordinate[k * size + i] = number;
        squares[i] += number * number;
      }
    }
  }

  /**
   * The squared distances from each point x of a block to all points z, scaled by s.
   *
   * @param first index of the block's first point
   * @param count how many points it has
   * @return row by row, one for each point of the block; at least 0
   */
  double[] squared(int first, int count, double scale) {
    return squared(first, count, scale, 0);
  }

  /** The same without the points before a given one, whose places are left at 0. */
  private double[] squared(int first, int count, double scale, int begin) {
    double[] squared = products(first, count, begin);
    for (int row = 0; row < count; row++) {
      double own = squares[first + row];
      int at = row * size;
      for (int j = begin; j < size; j++) {
        double distance = own - 2 * scale * squared[at + j] + scale * scale * squares[j];
        squared[at + j] = Math.max(0, distance);
      }
    }
    return squared;
  }

  private double[] products(int first, int count, int begin) {
    double[] products = new double[count * size];
    for (int from = begin; from < size; from += TILE) {
      int to = Math.min(size, from + TILE);
      for (int row = 0; row < count; row++) {
        addProducts(first + row, from, to, products, row * size);
      }
    }
    return products;
  }

  /** Four coordinates at a time, then those that are left. */
  private void addProducts(int point, int from, int to, double[] products, int at) {
    int whole = dimension - dimension % 4;
    for (int k = 0; k < whole; k += 4) {
      addFour(point * dimension + k, k * size, from, to, products, at);
    }
    for (int k = whole; k < dimension; k++) {
      double x = byPoint[point * dimension + k];
      int z = k * size;
      for (int j = from; j < to; j++) {
        products[at + j] += x * byCoordinate[z + j];
      }
    }
  }

  private void addFour(int x, int z, int from, int to, double[] products, int at) {
    double x0 = byPoint[x];
    double x1 = byPoint[x + 1];
    double x2 = byPoint[x + 2];
    double x3 = byPoint[x + 3];
    int z1 = z + size;
    int z2 = z1 + size;
    int z3 = z2 + size;
    for (int j = from; j < to; j++) {
      products[at + j] +=
          x0 * byCoordinate[z + j]
              + x1 * byCoordinate[z1 + j]
              + x2 * byCoordinate[z2 + j]
              + x3 * byCoordinate[z3 + j];
    }
  }

  /**
   * For each point the sum of its distances to all. A distance between two blocks is computed once.
   */
  double[] sums() {
    double[] sums = new double[size];
    for (int first = 0; first < size; first += BLOCK) {
      int next = Math.min(size, first + BLOCK);
      double[] squared = squared(first, next - first, 1, first);
      for (int i = first; i < next; i++) {
        addRoots(squared, (i - first) * size, i, sums, next);
      }
    }
    return sums;
  }

  private void addRoots(double[] squared, int at, int point, double[] sums, int next) {
    double sum = 0;
    for (int j = point / BLOCK * BLOCK; j < next; j++) {
      sum += Math.sqrt(squared[at + j]);
    }
    for (int j = next; j < size; j++) {
      double distance = Math.sqrt(squared[at + j]);
      sum += distance;
      sums[j] += distance;
    }
    sums[point] += sum;
  }
}
