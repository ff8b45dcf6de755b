-- Of which generations are the members of the hall of fame, after each generation?
SELECT run_id, generation, COUNT(*) AS members, SUM(CASE WHEN trial_generation = generation THEN 1 ELSE 0 END) AS newcomers,
  AVG(generation - trial_generation) AS mean_age
FROM archives
WHERE archive = 'hall-of-fame'
GROUP BY run_id, generation
ORDER BY run_id, generation;
