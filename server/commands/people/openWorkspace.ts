import type { EventBody, NewEvent } from "../../../shared/contract/events.ts"
import { WorkspaceId } from "../../../shared/model/ids.ts"
import type { HostActor } from "../../../shared/record/host/hostEvents.ts"
import type { DispatchPorts } from "../../core/dispatch.ts"
import { rowsAfter } from "../../log/rows.ts"
import { hostDraft } from "../../ports/hostLog/hostLog.ts"

export type WorkspaceFacts = Omit<EventBody<"workspace-opened">, "workspace">

/**
 * Commits the first entry of a new log. No state exists yet on which a command could be decided, so the dispatcher is
 * not used. If another workspace has taken the slug, writes nothing and returns null.
 */
export async function openWorkspace(
  { store, clock, bus, sha256 }: Pick<DispatchPorts, "store" | "clock" | "bus" | "sha256">,
  facts: WorkspaceFacts,
  by: HostActor = { kind: "server" },
): Promise<WorkspaceId | null> {
  const workspace = WorkspaceId.parse(clock.id())
  const opened: NewEvent = { kind: "workspace-opened", body: { workspace, ...facts } }
  const before = { seq: 0, hash: "" }
  const making = { workspace, by: null, at: clock.now(), salt: clock.id, sha256 }
  const done = await store.commit({
    workspace,
    expect: before,
    events: rowsAfter(before, [opened], making),
    signature: null,
    command: null,
    answers: [],
    sealed: [],
    host: [hostDraft({ kind: "workspace-opened", workspace, slug: facts.slug, by }, clock)],
    directory: [{ kind: "workspace", id: workspace, slug: facts.slug }],
    changesRights: false,
  })
  if (done.kind !== "committed") return null
  bus.wake(workspace)
  return workspace
}
