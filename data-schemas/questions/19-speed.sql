-- How fast are the devices?
SELECT device, COUNT(*) AS trials, AVG(images_per_s) AS images_per_s, SUM(wall_s) AS seconds
FROM fitness
WHERE images_per_s > 0
GROUP BY device
ORDER BY device;
