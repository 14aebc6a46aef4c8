import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { panelDispatch } from "../../../server/commands/panelDispatch.ts"
import type { Dispatch } from "../../../server/core/dispatch.ts"
import type { CommandKind } from "../../../shared/contract/commands.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { CommandId, type MemberId, RoundId, type WorkspaceId } from "../../../shared/model/ids.ts"
import { type Role, roles } from "../../../shared/model/terms.ts"
import { closedByArchive } from "../../../shared/rules/law/archive.ts"
import type { Action } from "../../../shared/rules/policy.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { bodyFor } from "./anyBody.ts"
import { rowOfCommand } from "./rightsByRole.ts"

let panel: Panel
let workspace: WorkspaceId
let dispatch: Dispatch
let round: RoundId
let ids: object
let sent = 0
/** The calls of ports that read for a decision, e.g. `store.events`. */
const read: string[] = []
beforeEach(() => {
  read.length = 0
})

/** The same port, which notes each call except those of `free`. */
const watched = <T extends object>(name: string, port: T, free: readonly PropertyKey[] = []): T =>
  new Proxy(port, {
    get(of, key) {
      const value: unknown = Reflect.get(of, key)
      if (typeof value !== "function" || free.includes(key)) return value
      return (...given: unknown[]) => {
        read.push(`${name}.${String(key)}`)
        return value.apply(of, given) as unknown
      }
    },
  })

async function edited(change: (note: Y.XmlFragment) => void) {
  const before = Y.encodeStateVector(note)
  note.transact(() => change(note.getXmlFragment(noteRoot)))
  await panel.stage.write(panel.people["panelist1"]!, panel.topic, Y.encodeStateAsUpdate(note, before))
}
const note = new Y.Doc()
const [first, second] = [Date.UTC(2020, 1), Date.UTC(2020, 2)]

beforeAll(async () => {
  panel = await openPanel({ live: false })
  workspace = (await panel.stage.state()).workspace!.id
  const { instance } = panel
  const statement = await panel.proposed("Data moves.")
  const made = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  round = RoundId.parse(made["round"])
  for (const at of [first, second]) {
    panel.stage.at(at)
    const paragraph = new Y.XmlElement("paragraph")
    paragraph.setAttribute("lang", "en")
    paragraph.insert(0, [new Y.XmlText(`Written at ${at}.`)])
    await edited(whole => whole.push([paragraph]))
  }
  const { session } = panel
  ids = { topic: panel.topic, session, statement, round, member: panel.people["panelist2"], at: first, since: first }
  dispatch = panelDispatch({
    ...instance,
    store: watched("store", instance.store, ["receipt", "commit"]),
    ballots: watched("ballots", instance.ballots),
    files: watched("files", instance.files),
    directory: watched("directory", instance.directory),
    documents: watched("documents", instance.sync.documents),
    history: watched("history", instance.history),
    versions: watched("versions", instance.versions),
    alias: () => "",
    present: () => new Set(),
  })
})
afterAll(() => panel.end())

/** Sends a command as somebody with this role; `seated` as the owner of a seat of the panel. */
async function sends(role: Role, kind: CommandKind, member: MemberId | null = null): Promise<string> {
  const actor = { member, name: role, role, side: null, host: false }
  const id = CommandId.parse(`nothing-${sent++}`)
  const answered = await dispatch.command(workspace, actor, { id, kind, body: bodyFor(kind, ids) })
  return answered.ok ? "" : answered.refusal.code
}

describe("a command without its right reads nothing", () => {
  test.each([...rowOfCommand])("%s", async (kind, { cells }) => {
    for (const role of roles) {
      const may = cells[role]
      if (may === "yes") continue
      // without a seat nothing is the sender's own
      const code = await sends(role, kind)
      if (may === "no") expect([role, code]).toEqual([role, expect.stringMatching(/^(not-permitted|moderator-only)$/)])
      if (code === "not-permitted" || code === "moderator-only") expect([role, read]).toEqual([role, []])
      read.length = 0
    }
  })
})

test("anybody who restores a note of a public panel makes the server build no version", async () => {
  expect(await sends("public", "restore-note")).toBe("not-permitted")
  expect(await sends("observer", "restore-note", panel.people["observer"])).toBe("not-permitted")
  expect(read).toEqual([])
  await sends("panelist", "restore-note", panel.people["panelist1"])
  expect(read).toContain("versions.in")
})

test("who has no right to erase somebody does not make the server read the log", async () => {
  expect(await sends("public", "erase-member")).toBe("not-permitted")
  expect(read).toEqual([])
})

test("a member who may act reads what the decision needs", async () => {
  await sends("moderator", "close-round", panel.people["moderator"])
  expect(read).toContain("store.answers")
})

test("in an archived panel a command that the archive closes reads nothing", async () => {
  await panel.do("moderator", "void-round", { round, reason: "Over." })
  await panel.do("host", "archive-workspace", {})
  const state = await panel.stage.state()
  for (const [kind, { action, cells }] of rowOfCommand) {
    if (cells.moderator !== "yes" || !closedByArchive(state, action as Action)) continue
    expect([kind, await sends("moderator", kind, panel.people["moderator"]), read]).toEqual([
      kind,
      "panel-archived",
      [],
    ])
  }
})
