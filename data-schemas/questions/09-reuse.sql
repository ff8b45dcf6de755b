-- What did reused outcomes save?
SELECT run_id, trials, epochs, device_hours
FROM reuse_saved
ORDER BY run_id;
