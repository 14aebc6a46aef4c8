-- A log that was folded before an erasure must not become a checkpoint after it.
INSERT INTO `meta` (`key`, `value`) VALUES ('erasures', '0');
--> statement-breakpoint
DROP TRIGGER `content_erased`;
--> statement-breakpoint
DROP TRIGGER `content_deleted`;
--> statement-breakpoint
CREATE TRIGGER `content_erased` AFTER UPDATE OF `text` ON `content` BEGIN
  DELETE FROM `checkpoint`;
  DELETE FROM `checkpoint_part`;
  UPDATE `meta` SET `value` = CAST(`value` AS INTEGER) + 1 WHERE `key` = 'erasures';
END;
--> statement-breakpoint
CREATE TRIGGER `content_deleted` AFTER DELETE ON `content` BEGIN
  DELETE FROM `checkpoint`;
  DELETE FROM `checkpoint_part`;
  UPDATE `meta` SET `value` = CAST(`value` AS INTEGER) + 1 WHERE `key` = 'erasures';
END;
