-- expand
ALTER TABLE `translation_draft` ADD `drafted` text DEFAULT 'person' NOT NULL;