-- Which three networks have the largest gap between validation and training loss?
SELECT run_id, generation, trial, validation_loss - train_loss AS gap
FROM trials
WHERE reused_from IS NULL AND validation_loss IS NOT NULL AND train_loss IS NOT NULL
ORDER BY gap DESC, run_id, generation, trial
LIMIT 3;
