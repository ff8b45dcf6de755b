package org.evosearch.jobs.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedNamespace;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.evosearch.config.NearestName;
import org.evosearch.config.SettingsException;

/**
 * Checks all parts of a parsed statement. Parts that are not known as harmless are refused, so that
 * new commands of later versions of Spark are refused, too.
 */
final class QueryGate {

  /** Plans of queries, and of the few commands that only read. */
  private static final Set<String> PLANS =
      Set.of(
          "Aggregate",
          "CurrentNamespace",
          "DescribeColumn",
          "DescribeQueryCommand",
          "DescribeRelation",
          "Distinct",
          "Except",
          "ExplainCommand",
          "Filter",
          "Generate",
          "GlobalLimit",
          "Intersect",
          "Join",
          "LateralJoin",
          "LocalLimit",
          "LocalRelation",
          "Offset",
          "OneRowRelation",
          "PipeOperator",
          "Pivot",
          "Project",
          "RelationTimeTravel",
          "RepartitionByExpression",
          "Sample",
          "ShowColumns",
          "ShowTables",
          "ShowViews",
          "Sort",
          "SubqueryAlias",
          "Union",
          "UnresolvedHaving",
          "UnresolvedHint",
          "UnresolvedInlineTable",
          "UnresolvedNamespace",
          "UnresolvedQualify",
          "UnresolvedRelation",
          "UnresolvedSubqueryColumnAliases",
          "UnresolvedTVFAliases",
          "UnresolvedTableOrView",
          "UnresolvedTableValuedFunction",
          "UnresolvedWith",
          "Unpivot",
          "Window",
          "WithWindowDefinition");

  /** Expressions that stand for something to be resolved by name. */
  private static final Set<String> NAMES =
      Set.of(
          "MultiAlias",
          "NamedParameter",
          "PosParameter",
          "UnresolvedAlias",
          "UnresolvedAttribute",
          "UnresolvedExtractValue",
          "UnresolvedFunction",
          "UnresolvedGenerator",
          "UnresolvedOrdinal",
          "UnresolvedRegex",
          "UnresolvedStar",
          "UnresolvedStarExceptOrReplace",
          "UnresolvedStarWithColumns");

  private static final String ANALYSIS = "org.apache.spark.sql.catalyst.analysis";
  private static final Set<String> EXPRESSIONS =
      Set.of(
          "org.apache.spark.sql.catalyst.expressions",
          "org.apache.spark.sql.catalyst.expressions.aggregate");

  private final Set<String> tables;
  private final Reach reach;
  private final Set<String> known = new HashSet<>();

  /**
   * Prepares for one statement.
   *
   * @param tables names that it may read
   */
  QueryGate(Set<String> tables, Reach reach) {
    this.tables = tables;
    this.reach = reach;
  }

  /**
   * Checks a statement.
   *
   * @throws SettingsException at the first part that is not known as harmless
   */
  void check(LogicalPlan plan) {
    tables.forEach(this::know);
    nameCommonTables(plan);
    visit(plan);
  }

  private void know(String table) {
    known.add(table.toLowerCase(Locale.ROOT));
  }

  /** Names that the statement itself gives, by {@code WITH}. */
  private void nameCommonTables(Object part) {
    if (part instanceof UnresolvedWith with) {
      elements(with.cteRelations()).forEach(one -> know(elements(one).get(0).toString()));
    }
    elements(part).forEach(this::nameCommonTables);
  }

  private void visit(Object part) {
    if (part instanceof LogicalPlan plan) {
      checkPlan(plan);
    } else if (part instanceof Expression expression) {
      checkExpression(expression);
    }
    elements(part).forEach(this::visit);
  }

  /** The elements of a part, whether Spark counts them as children or not. */
  private static List<Object> elements(Object part) {
    List<Object> elements = new ArrayList<>();
    if (part instanceof scala.collection.Iterable<?> many) {
      many.iterator().foreach(elements::add);
    } else if (part instanceof scala.Product product) {
      product.productIterator().foreach(elements::add);
    }
    return elements;
  }

  private void checkPlan(LogicalPlan plan) {
    String name = simpleName(plan);
    if (!PLANS.contains(name)) {
      throw noQuery(name);
    }
    if (plan instanceof UnresolvedRelation relation) {
      checkRelation(relation);
    } else if (plan instanceof UnresolvedTableOrView table) {
      checkTable(words(table.multipartIdentifier()));
    } else if (plan instanceof UnresolvedTableValuedFunction function) {
      checkFunction(words(function.name()));
    } else if (plan instanceof UnresolvedNamespace namespace) {
      checkNamespace(namespace);
    }
  }

  private static String simpleName(Object part) {
    String name = part.getClass().getSimpleName();
    return name.endsWith("$") ? name.substring(0, name.length() - 1) : name;
  }

  private static SettingsException noQuery(String part) {
    return Query.refused(
        "it is not known to be read-only ("
            + part
            + "); SELECT, SHOW TABLES, DESCRIBE and EXPLAIN are");
  }

  private void checkRelation(UnresolvedRelation relation) {
    List<String> words = words(relation.multipartIdentifier());
    if (relation.isStreaming()) {
      throw noQuery("STREAM " + written(words));
    }
    checkTable(words);
    if (reach == Reach.STORE && !relation.options().isEmpty()) {
      throw Query.refused("a table of the store takes no options, as " + written(words) + " has");
    }
  }

  private void checkTable(List<String> words) {
    if (reach == Reach.FILES) {
      return;
    }
    if (words.size() > 1) {
      throw Query.refused(
          written(words)
              + " is outside of the store (--allow-files lets a query read it,"
              + " search.warm-start.allow-files a warm start, search.archive.allow-files an"
              + " archive)");
    }
    if (!known.contains(words.get(0).toLowerCase(Locale.ROOT))) {
      throw Query.refused(
          "no table or view "
              + words.get(0)
              + nearest(words.get(0))
              + " (there are "
              + listed(new TreeSet<>(tables))
              + ")");
    }
  }

  private String nearest(String word) {
    return NearestName.of(word, tables).map(name -> "; the nearest is " + name).orElse("");
  }

  private static String listed(Set<String> names) {
    return String.join(", ", names);
  }

  private static String written(List<String> words) {
    return words.stream()
        .map(word -> word.matches("\\w+") ? word : "`" + word + "`")
        .collect(Collectors.joining("."));
  }

  private static void checkNamespace(UnresolvedNamespace namespace) {
    if (!elements(namespace.multipartIdentifier()).isEmpty()) {
      throw Query.refused("a store has one database, which needs no name");
    }
  }

  private static void checkExpression(Expression expression) {
    String home = expression.getClass().getPackageName();
    String name = simpleName(expression);
    if (!EXPRESSIONS.contains(home) && !(home.equals(ANALYSIS) && NAMES.contains(name))) {
      throw noQuery(name);
    }
    if (expression instanceof UnresolvedFunction function) {
      checkFunction(words(function.nameParts()));
    } else if (expression instanceof UnresolvedGenerator generator) {
      checkFunction(List.of(generator.name().funcName()));
    }
  }

  /** A name of several words refers to a catalog, which may define any function. */
  private static void checkFunction(List<String> words) {
    if (words.size() > 1 || !KnownFunctions.contains(words.get(0))) {
      throw Query.refused(
          "function " + written(words) + " is not one of Spark's that only compute");
    }
  }

  private static List<String> words(Object names) {
    return elements(names).stream().map(String::valueOf).toList();
  }
}
