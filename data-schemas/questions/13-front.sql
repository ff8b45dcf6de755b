-- Which networks are on the last Pareto front, with both objectives?
SELECT a.run_id, a.generation, a.trial, a.value AS accuracy, m.value AS multiply_adds
FROM pareto_front a
JOIN pareto_front m ON m.run_id = a.run_id AND m.rank = a.rank AND m.place = 2
WHERE a.place = 1
ORDER BY a.run_id, multiply_adds, accuracy;
