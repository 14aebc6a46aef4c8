-- expand
-- The file of a long export may hold what a personal part said: it goes in the transaction that erases one.
DROP TRIGGER `content_erased`;
--> statement-breakpoint
DROP TRIGGER `content_deleted`;
--> statement-breakpoint
CREATE TRIGGER `content_erased` AFTER UPDATE OF `text` ON `content` BEGIN
  DELETE FROM `checkpoint`;
  DELETE FROM `checkpoint_part`;
  UPDATE `job` SET `state` = 'failed', `error` = 'erased', `result` = NULL, `server` = '', `lease_until` = 0,
    `ended_at` = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE `kind` = 'exports' AND `state` IN ('open', 'done');
  DELETE FROM `job_file`;
  UPDATE `meta` SET `value` = CAST(`value` AS INTEGER) + 1 WHERE `key` = 'erasures';
END;
--> statement-breakpoint
CREATE TRIGGER `content_deleted` AFTER DELETE ON `content` BEGIN
  DELETE FROM `checkpoint`;
  DELETE FROM `checkpoint_part`;
  UPDATE `job` SET `state` = 'failed', `error` = 'erased', `result` = NULL, `server` = '', `lease_until` = 0,
    `ended_at` = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE `kind` = 'exports' AND `state` IN ('open', 'done');
  DELETE FROM `job_file`;
  UPDATE `meta` SET `value` = CAST(`value` AS INTEGER) + 1 WHERE `key` = 'erasures';
END;
