-- expand
ALTER TABLE `answer` ADD `aloud` text;