-- Which runs are there, with which strategy and space?
SELECT run_id, get_json_object(settings, '$.strategy.name') AS strategy, get_json_object(settings, '$.space.name') AS space, protocol
FROM runs
ORDER BY run_id;
