-- expand
ALTER TABLE `uploaded_file` ADD `placed` integer DEFAULT true NOT NULL;