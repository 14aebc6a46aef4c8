import type { NewEvent } from "../../../shared/contract/events.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { HostActor, HostEvent } from "../../../shared/record/host/hostEvents.ts"

/**
 * The entries of the host's log about a workspace's events: links and tokens, and what an administrator does with the
 * workspace (DOMAIN HL3). The workspace's own log alone has the events of the discussion.
 */
export function recordedOf(
  events: readonly NewEvent[],
  { workspace, by, state }: { workspace: WorkspaceId; by: HostActor; state: State },
): HostEvent[] {
  return events.flatMap(event => recorded(event, workspace, by, state) ?? [])
}

function recorded({ kind, body }: NewEvent, workspace: WorkspaceId, by: HostActor, state: State): HostEvent | null {
  const at = { by, workspace }
  switch (kind) {
    case "invite-made": {
      const link = body.role === "alternate" ? "alternate" : "seat"
      return { kind: "link-made", link, id: body.invite, role: body.role, ...at, ...aboutMember(body, at) }
    }
    case "invite-revoked":
      return { kind: "link-revoked", link: "seat", id: body.invite, ...at }
    case "press-link-made":
      return { kind: "link-made", link: "press", id: body.press, role: null, ...at }
    case "press-link-revoked":
      return { kind: "link-revoked", link: "press", id: body.press, ...at }
    case "token-made":
      return { kind: "link-made", link: "program", id: body.machine, role: null, ...at }
    case "token-revoked":
      return { kind: "link-revoked", link: "program", id: body.machine, ...at }
    case "member-admitted":
    case "member-changed":
      return body.role === "moderator" && isOfHost(by)
        ? { kind: "chair-appointed", ...at, ...aboutMember(body, at) }
        : null
    case "title-set":
      return { kind: "workspace-renamed", ...at }
    case "workspace-archived":
      return { kind: "workspace-archived", ...at }
    case "workspace-unarchived":
      return { kind: "workspace-reopened", ...at }
    case "erasure-asked":
      return { kind: "erasure-asked", ...at, ...aboutMember(body, at) }
    case "member-erased":
      return { kind: "erased", what: "person", count: body.parts, ...at, ...aboutMember(body, at) }
    case "retention-carried-out": {
      const { counts } = body
      const count = Object.values(counts).reduce((sum, n) => sum + n, 0)
      return { kind: "erased", what: "retention", count, kinds: counts, ...at }
    }
    case "workspace-removed":
      return { kind: "workspace-deleted", slug: state.workspace?.slug ?? "", ...at }
    default:
      return null
  }
}

/** Whether an administrator or the terminal acts; whom the panel itself appoints is in its own log. */
const isOfHost = ({ kind }: HostActor): boolean => kind === "administrator" || kind === "terminal"

const aboutMember = ({ member }: { member: MemberId | null }, { workspace }: { workspace: WorkspaceId }) =>
  member === null ? {} : { about: { kind: "member" as const, workspace, member } }
