-- How many different networks did each run propose, and how many only once?
SELECT run_id, COUNT(*) AS networks, SUM(CASE WHEN proposals = 1 THEN 1 ELSE 0 END) AS proposed_once, MAX(proposals) AS most
FROM (
  SELECT run_id, fingerprint, COUNT(*) AS proposals
  FROM populations
  WHERE operator <> 're-score'
  GROUP BY run_id, fingerprint
) p
GROUP BY run_id
ORDER BY run_id;
