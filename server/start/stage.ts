import { convertUpdateFormatV2ToV1 } from "yjs"
import type { State } from "../../shared/fold/state.ts"
import { CommandId, type MemberId, type WorkspaceId } from "../../shared/model/ids.ts"
import { systemClock } from "../adapters/system/systemClock.ts"
import { checkRecords } from "../commands/drift/checking.ts"
import { openWorkspace } from "../commands/people/openWorkspace.ts"
import type { Actor } from "../core/command.ts"
import type { ScriptStage } from "../demo/stage.ts"
import type { Instance } from "./instance/instance.ts"
import { openInstance } from "./instance/openInstance.ts"

const host: Actor = { member: null, name: "", role: "admin", side: null, host: true }

function actorOf(state: State, by: MemberId | null): Actor {
  if (by === null) return host
  const member = state.members[by]
  if (!member) throw new Error(`no member ${by}`)
  return { member: by, name: member.name, role: member.role, side: member.side, host: false }
}

/**
 * Opens a database for a script, with the server's own dispatch and note endpoint but the script's clock. Pass
 * `workspace` to continue an existing workspace. A draft is on the disk only when it has been closed.
 */
export async function openStage(
  place: string,
  workspace: WorkspaceId | null = null,
  isDraft = false,
): Promise<{ stage: ScriptStage; instance: Instance; close(): Promise<void> }> {
  let now = systemClock.now()
  let room: ReadonlySet<string> = new Set()
  const clock = { ...systemClock, now: () => now }
  const instance = await openInstance(place, { clock, isDraft, present: () => room })
  const here = () => {
    if (!workspace) throw new Error("the script opens a workspace first")
    return workspace
  }
  const state = async () => (await instance.folds.current(here())).state

  // the clock's timers do not keep the process alive, so this interval does until the server listens
  // oxlint-disable-next-line plenary/rounds -- keeps the process alive
  const alive = setInterval(() => {}, 60_000)

  const stage: ScriptStage = {
    state,
    settle: () => checkRecords({ ...instance, documents: instance.sync.documents }, here()),
    async open(facts) {
      workspace = await openWorkspace(instance, facts)
      if (workspace === null) throw new Error(`the slug ${facts.slug} is taken`)
      return workspace
    },
    async do(by, kind, body) {
      const actor = actorOf(await state(), by)
      const id = CommandId.parse(clock.id())
      const answered = await instance.dispatch.command(here(), actor, { id, kind, body })
      if (answered.ok) return answered.made
      throw new Error(`${kind} was refused: ${JSON.stringify(answered.refusal)}`)
    },
    write: (by, topic, update) => instance.sync.documents.write(topic, by, update),
    async note(topic) {
      const { update } = await instance.sync.documents.state(topic)
      return convertUpdateFormatV2ToV1(update)
    },
    at: instant => {
      now = instant
    },
    present: members => {
      room = new Set(members)
    },
  }
  return {
    stage,
    instance,
    async close() {
      await instance.sync.documents.drain()
      await instance.close()
      clearInterval(alive)
    },
  }
}
