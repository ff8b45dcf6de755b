-- How do the best five networks of each run learn, compared with the others?
SELECT c.run_id, c.epoch, CASE WHEN l.rank <= 5 THEN 'best' ELSE 'others' END AS networks,
  COUNT(*) AS trials, AVG(c.validation_accuracy) AS accuracy
FROM learning_curves c
JOIN leaderboard l ON l.run_id = c.run_id AND l.generation = c.generation AND l.trial = c.trial
GROUP BY c.run_id, c.epoch, CASE WHEN l.rank <= 5 THEN 'best' ELSE 'others' END
ORDER BY c.run_id, c.epoch, networks;
