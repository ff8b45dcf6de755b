package org.evosearch.space.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.genotype.Gene;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.Tree;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/** Trees to test with. */
final class Trees {

  static final TensorShape IMAGE = TensorShape.image(3, 32, 32);
  static final int CLASSES = 10;
  static final Preferences UNIFORM = new Preferences(operation -> 0.5);

  private Trees() {}

  static UniformRandomProvider stream(long index) {
    return new RandomStreams(31).stream(Purpose.PROPOSAL, 0, index);
  }

  static Section section(String... overrides) {
    return Settings.parse("", List.of(overrides)).root().section("space").section("tree");
  }

  /** The space for CIFAR's images. */
  static TreeSpace space(String... overrides) {
    return TreeSpace.of(section(overrides), IMAGE, CLASSES);
  }

  /** Two levels, attention from the first one. */
  static TreeRules rules(int lowestRoot, int depth, int nodes) {
    return new TreeRules(new Grammar(2, 1), lowestRoot, new Room(depth, nodes));
  }

  static TreeRules rules() {
    return rules(1, 10, 60);
  }

  static Stream<Tree> drawn(int count) {
    return IntStream.range(0, count).mapToObj(i -> drawn(stream(i)));
  }

  static Tree drawn(UniformRandomProvider random) {
    return new RampedHalfAndHalf(2, 6)
        .draw(rules(), UNIFORM, tree -> true, parse("conv3x3/2(input)"), random);
  }

  /**
   * Reads a tree such as {@code add(conv3x3*2(input),input)}: 2 is the gene of the width, 1 where
   * it is left out; another star gives the heads. Ids are counted from 0 as the nodes come.
   */
  static Tree parse(String text) {
    return new Reader(text).tree();
  }

  private static final class Reader {

    private final String text;
    private int position;
    private long id;

    Reader(String text) {
      this.text = text;
    }

    Tree tree() {
      String[] words = word().split("\\*", -1);
      long own = id++;
      List<Tree> children = new ArrayList<>();
      while (position < text.length() && "(,".indexOf(text.charAt(position)) >= 0) {
        if (text.charAt(position) == ',' && children.isEmpty()) {
          break;
        }
        position++;
        children.add(tree());
      }
      if (!children.isEmpty()) {
        position++;
      }
      return new Tree(words[0], genes(words), children, own);
    }

    private String word() {
      int start = position;
      while (position < text.length() && "(,)".indexOf(text.charAt(position)) < 0) {
        position++;
      }
      return text.substring(start, position);
    }

    private static Genes genes(String[] words) {
      Tree bare = new Tree(words[0], Genes.NONE, List.of(), 0);
      Map<String, Gene> genes = new TreeMap<>();
      for (String name :
          NodeOperation.find(bare)
              .map(operation -> operation.genes().values().keySet())
              .orElse(Collections.emptySet())) {
        genes.put(
            name,
            name.equals(NodeOperation.WIDTH)
                ? new Gene.Word(words.length > 1 ? words[1] : "1")
                : new Gene.Whole(words.length > 2 ? Integer.parseInt(words[2]) : 4));
      }
      return new Genes(genes);
    }
  }
}
