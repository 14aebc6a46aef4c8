import * as Y from "yjs"
import { panelDispatch } from "../../../../server/commands/panelDispatch.ts"
import { Unwritable } from "../../../../server/ports/database/failing.ts"
import { limits } from "../../../../shared/contract/limits.ts"
import type { Refusal, RefusalCode } from "../../../../shared/contract/refusals.ts"
import { CommandId, ItemId, MemberId, SessionId, TopicId } from "../../../../shared/model/ids.ts"
import { manyIds, paragraph, updateFrame } from "../../../kit/people/rawClient.ts"
import type { ServedPanel } from "../../../kit/servers/servedPanel.ts"
import { openWorld, seatPanel } from "../../model/world.ts"
import type { Provocation } from "../provoking.ts"
import { answer, rejected, served, writer } from "./serving.ts"

/** A command whose commit meets a disk, or a file, that takes nothing. */
function unwritable(code: Unwritable["code"]): Provocation {
  const instead = ({ dispatch }: ServedPanel["instance"]) => ({
    dispatch: { ...dispatch, command: () => Promise.reject(new Unwritable(code)) },
  })
  return served(async panel => answer(await panel.join("moderator1"), { id: "a", kind: "vote", body: {} }), { instead })
}

export const overSockets: Partial<Record<RefusalCode, Provocation>> = {
  "unknown-command": served(async panel => answer(await panel.join("moderator1"), { id: "a", kind: "vote", body: {} })),
  "too-fast": served(async panel => {
    const person = await panel.join("panelist1")
    const all = Array.from({ length: limits.commandsPer10s + 1 }, (_, n) =>
      answer(person, { id: `a${n}`, kind: "vote", body: {} }),
    )
    return (await Promise.all(all)).find(one => one.code === "too-fast") ?? { code: "unknown-command", params: {} }
  }),
  busy: alwaysBehind,
  "disk-full": unwritable("disk-full"),
  "database-away": unwritable("database-away"),
  "database-damaged": unwritable("database-damaged"),
  "topic-ended": served(async panel => {
    const [chair, panelist] = [await panel.join("moderator1"), await panel.join("panelist1")]
    const client = await writer(panel, panelist)
    const [session, topic] = [SessionId.parse(panel.session), TopicId.parse(panel.topic)]
    const item = ItemId.parse("held")
    const items = [{ id: item, kind: "topic" as const, title: { en: "Data" }, topic, minutes: 20 }]
    await chair.do("set-agenda", { session, items })
    await chair.do("move-agenda", { session, item })
    await chair.do("close-session", { session })
    client.write("too late")
    return rejected(client)
  }),
  "note-locked": served(async panel => {
    const [chair, panelist] = [await panel.join("moderator1"), await panel.join("panelist1")]
    const client = await writer(panel, panelist)
    await chair.do("set-note-mode", { topic: panel.topic, mode: "locked", reason: "Read out." })
    client.write("too late")
    return rejected(client)
  }),
  "too-many-writers": served(async panel => {
    const client = await writer(panel, await panel.join("panelist1"))
    client.send(updateFrame(manyIds(2_001)))
    return rejected(client)
  }),
  "write-refused": served(async panel => {
    const client = await writer(panel, await panel.join("panelist1"))
    client.send(updateFrame(client.edit(note => note.push([new Y.XmlElement("script"), paragraph("x")]))))
    return rejected(client)
  }),
}

/** A log in which another writer is always a step ahead. */
async function alwaysBehind(): Promise<Refusal> {
  const world = await openWorld(false)
  const model = await seatPanel(world, false)
  const store = { ...world.store, commit: async () => ({ kind: "behind" }) as const }
  const dispatch = panelDispatch({ ...world.ports, store, alias: () => "" })
  const [chair] = [...model.people.values()]
  const actor = { member: MemberId.parse(chair?.id), name: "", role: "moderator", side: null, host: false } as const
  const body = { session: model.session.id }
  const answered = await dispatch.command(world.workspace, actor, {
    id: CommandId.parse("a"),
    kind: "start-session",
    body,
  })
  if (answered.ok) throw new Error("it was done")
  return answered.refusal
}
