-- How much of the winners' score in the search was luck?
SELECT w.run_id, w.rank, w.re_scores, t.fitness AS in_search, w.fitness AS again, t.fitness - w.fitness AS luck
FROM winners w
JOIN fitness t ON t.run_id = w.run_id AND t.generation = w.generation AND t.trial = w.trial
WHERE w.re_scores > 0
ORDER BY w.run_id, w.rank;
