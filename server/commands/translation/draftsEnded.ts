import type { NewEvent } from "../../../shared/contract/events.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { DirectoryChange } from "../../ports/database/store.ts"

/**
 * The changes that delete what members were typing of translations, because of these entries: the writer's seat was
 * suspended or became an observer's, or the original was withdrawn (DOMAIN S8, I4).
 */
export const draftsEnded = (workspace: WorkspaceId, events: readonly NewEvent[]): DirectoryChange[] =>
  events.flatMap((event): DirectoryChange[] => {
    switch (event.kind) {
      case "member-suspended":
        return [{ kind: "member-drafts-ended", workspace, member: event.body.member }]
      case "member-changed":
        return event.body.role === "observer"
          ? [{ kind: "member-drafts-ended", workspace, member: event.body.member }]
          : []
      case "alternate-seated":
        return [{ kind: "member-drafts-ended", workspace, member: event.body.member }]
      case "delegate-seated":
        return [{ kind: "member-drafts-ended", workspace, member: event.body.alternate }]
      case "comment-withdrawn":
        return [{ kind: "text-drafts-ended", workspace, key: `thread:${event.body.thread}:${event.body.entry}` }]
      case "addition-withdrawn":
        return [{ kind: "text-drafts-ended", workspace, key: `record:${event.body.record}:${event.body.addition}` }]
      case "reading-removed":
        return [{ kind: "text-drafts-ended", workspace, key: `reading:${event.body.reading}:text` }]
      default:
        return []
    }
  })
