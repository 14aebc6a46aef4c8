/** The kinds of entries of the host's log. They stand apart from the schemas, which no page loads. */
export const hostEventKinds = [
  "signed-in",
  "signed-out",
  "refused-often",
  "link-made",
  "link-revoked",
  "exported",
  "backed-up",
  "backup-failed",
  "restored",
  "settings-changed",
  "key-rotated",
  "erased",
  "erasure-asked",
  "workspace-opened",
  "workspace-renamed",
  "workspace-archived",
  "workspace-reopened",
  "workspace-deleted",
  "workspace-handed",
  "chair-appointed",
] as const
export type HostEventKind = (typeof hostEventKinds)[number]
