package org.evosearch.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All weights of a network, one after the other in one array, so that an optimizer updates them at
 * once.
 *
 * <p>Each weight is a view of its part. A training pass takes pieces of {@link #leaf()} instead, so
 * that the gradient is one array, too: libtorch concatenates those of the pieces. On a CPU this
 * saves the overhead of some calls for each weight, on a GPU as many kernel launches.
 *
 * <p>The weights of {@linkplain FlatZone#isForMaps() maps} come before all others, so that they are
 * rounded to a lower precision at once.
 */
public final class FlatWeights {

  /**
   * The place of a weight.
   *
   * @param zone that it belongs to
   * @param start index of its first number in the zone
   */
  private record Place(FlatZone zone, long start) {}

  private final FlatZone maps = new FlatZone(true);
  private final FlatZone others = new FlatZone(false);

  /** The place of each weight, in the order of the weights. */
  private final List<Place> places = new ArrayList<>();

  private @Nullable PtNDArray storage;
  private @Nullable PtNDArray leaf;
  private Precision precision = Precision.FLOAT32;

  /** Reserves a place for a weight. */
  void add(Variable weight, Shape shape, boolean isOfMap) {
    FlatZone zone = isOfMap ? maps : others;
    places.add(new Place(zone, zone.size()));
    zone.add(weight, shape);
  }

  /**
   * Puts a weight in its place.
   *
   * @param weight its index, in the order of the weights
   * @param values copied
   * @param manager owner of the view
   * @return a view of the place
   */
  NDArray place(int weight, NDArray values, NDManager manager) {
    PtNDArray all = storage;
    if (all == null || all.isReleased()) {
      all = (PtNDArray) manager.zeros(new Shape(maps.size() + others.size()), values.getDataType());
      storage = all;
      leaf = null;
    }
    Place place = places.get(weight);
    long start = (place.zone().isForMaps() ? 0 : maps.size()) + place.start();
    try (PtNDArray part = JniUtils.slice(all, 0, start, start + values.size(), 1)) {
      PtNDArray view = JniUtils.reshape(part, values.getShape().getShape());
      view.set(new NDIndex("..."), values);
      return view;
    }
  }

  /** All weights as one array that requires its gradient, for passes in float32. */
  public NDArray leaf() {
    return leaf(Precision.FLOAT32);
  }

  /**
   * All weights as one array of float32 that requires its gradient. From now on training passes
   * take its pieces, and compute no gradients of single weights.
   *
   * @param computed precision in which these passes compute
   * @throws IllegalStateException if the network was not initialized, or not with float32
   */
  public NDArray leaf(Precision computed) {
    PtNDArray all = storage;
    if (all == null || all.getDataType() != DataType.FLOAT32) {
      throw new IllegalStateException("Cannot train: the network has no weights of float32");
    }
    precision = computed;
    PtNDArray known = leaf;
    if (known == null) {
      known = JniUtils.detachGradient(all);
      known.setRequiresGradient(true);
      leaf = known;
    }
    return known;
  }

  public void requireGradient(boolean required) {
    PtNDArray known = leaf;
    if (known != null) {
      known.setRequiresGradient(required);
    }
  }

  /**
   * The parts of an array that is laid out like all weights, as views, in the order and with the
   * shapes of the weights; their gradients go into that of the array.
   */
  public List<NDArray> parts(NDArray flat) {
    try (PtNDArray first = zone(flat, true);
        PtNDArray second = zone(flat, false)) {
      var ofMaps = maps.parts(first).iterator();
      var ofOthers = others.parts(second).iterator();
      List<NDArray> parts = new ArrayList<>();
      places.forEach(place -> parts.add((place.zone().isForMaps() ? ofMaps : ofOthers).next()));
      return parts;
    }
  }

  private PtNDArray zone(NDArray flat, boolean isForMaps) {
    NDList cut = JniUtils.split((PtNDArray) flat, new long[] {maps.size(), others.size()}, 0);
    cut.get(isForMaps ? 1 : 0).close();
    return (PtNDArray) cut.get(isForMaps ? 0 : 1);
  }

  /** Lets passes take pieces until {@link Taken#close()}, if there is a leaf. */
  public Taken take() {
    PtNDArray known = leaf;
    if (known == null) {
      return new Taken(List.of());
    }
    NDList cut = JniUtils.split(known, new long[] {maps.size(), others.size()}, 0);
    try (PtNDArray first = (PtNDArray) cut.get(0);
        PtNDArray second = (PtNDArray) cut.get(1)) {
      List<NDArray> pieces = new ArrayList<>(others.taken(second, Precision.FLOAT32));
      if (precision == Precision.FLOAT32) {
        pieces.addAll(maps.taken(first, precision));
      } else {
        try (PtNDArray rounded = rounding().run(first)) {
          pieces.addAll(maps.taken(rounded, precision));
        }
      }
      return new Taken(pieces);
    }
  }

  private static Script rounding() {
    return Script.of(1, Script.rounded("a0"));
  }

  /** Pieces that a pass takes. libtorch itself holds what a gradient needs of them. */
  public final class Taken implements AutoCloseable {

    private final List<NDArray> pieces;

    private Taken(List<NDArray> pieces) {
      this.pieces = pieces;
    }

    @Override
    public void close() {
      maps.release();
      others.release();
      pieces.forEach(NDArray::close);
    }
  }
}
