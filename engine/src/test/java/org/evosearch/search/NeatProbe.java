package org.evosearch.search;
import java.util.*;
import org.evosearch.trial.*;
import org.evosearch.evaluation.*;
public final class NeatProbe {
  public static void main(String[] a) {
    int runs = Integer.parseInt(a[0]);
    List<String> o = new ArrayList<>(List.of(a).subList(1, a.length));
    List<Integer> gens = new ArrayList<>(); List<Integer> evals=new ArrayList<>();
    for (int seed = 1; seed <= runs; seed++) {
      List<String> all = new ArrayList<>(List.of("evaluation.name=control","space.name=neat","strategy.name=neat","search.objective=validation-score","search.generations=100"));
      all.addAll(o); all.add("run.seed="+seed);
      Experiment<?> e = SampleSettings.experiment(all.toArray(String[]::new));
      long t=System.nanoTime();
      String r = run(e, seed);
      System.out.println(seed+" "+r+" "+(System.nanoTime()-t)/1000000+" ms");
    }
  }
  static <G extends org.evosearch.genotype.Genotype> String run(Experiment<G> e, int seed) {
    int generations = e.search().plan().generations(); int evals=0; double bs=0, ba=0; int sp=0;
    try (Evaluator ev = e.recipe().open(DeviceSlot.CPU)) {
      for (int g = 0; g < generations; g++) {
        var ps = e.search().strategy().ask(g, e.search().streams());
        List<org.evosearch.strategy.Evaluation<G>> told = new ArrayList<>(); boolean solved=false; long hid=0;
        Set<Integer> s=new TreeSet<>();
        for (int i=0;i<ps.size();i++) {
          var m = e.search().space().meaning(ps.get(i).genotype());
          Outcome oc = ev.evaluate(new Trial(new TrialId(g,i), m.candidate(), m.fingerprint(), Budget.NONE, 0), Execution.NONE);
          var meas = new Measurement(m.candidate(), oc);
          double acc = oc.metric(Metric.VALIDATION_ACCURACY).orElse(0); ba=Math.max(ba,acc);
          if (!solved) evals++;
          if (acc==100 && !solved) { solved=true; hid=meas.parameters(); }
          bs=Math.max(bs, oc.metric(Metric.VALIDATION_SCORE).orElse(0));
          ps.get(i).species().ifPresent(s::add);
          told.add(new org.evosearch.strategy.Evaluation<>(new TrialId(g,i), ps.get(i), m.fingerprint(), e.search().plan().goal().values(meas), 0, meas.parameters(), List.of()));
        }
        sp=s.size();
        if (solved) return "generation "+g+" evaluations "+evals+" connections "+hid+" species "+sp+" "+bs;
        e.search().strategy().tell(told);
      }
    }
    return "UNSOLVED "+ba+" "+bs+" species "+sp;
  }
}
