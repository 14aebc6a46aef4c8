import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { CommandId, MemberId, type WorkspaceId } from "../../../shared/model/ids.ts"
import { type Role, roles } from "../../../shared/model/terms.ts"
import { barredFrom } from "../../../shared/rules/people/seats/barred.ts"
import type { Action } from "../../../shared/rules/policy.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { bodyFor } from "./anyBody.ts"
import { rightRows, rowOfCommand } from "./rightsByRole.ts"

const domain = readFileSync(join(import.meta.dirname, "../../../docs/DOMAIN.md"), "utf8")

/** The rights that a row of docs/DOMAIN.md names in italics. */
function namedBy(row: string): string[] {
  const line = domain.split("\n").find(one => one.startsWith(`- **${row}** `)) ?? ""
  return [...line.matchAll(/_([a-z' ]+)_/g)].map(([, name]) => name ?? "")
}
const inArchive = namedBy("AW4")
const unconsented = [...inArchive, ...namedBy("PN7")]

let panel: Panel
let workspace: WorkspaceId
const people: Partial<Record<Role, MemberId>> = {}
beforeEach(async () => {
  panel = await openPanel({ live: false })
  workspace = (await panel.stage.state()).workspace!.id
  const { member } = await panel.do("moderator", "admit-member", { name: "Voice", role: "interpreter", lang: "en" })
  panel.people["interpreter"] = MemberId.parse(member)
  for (const [role, name] of Object.entries({
    moderator: "moderator",
    secretary: "secretary",
    interpreter: "interpreter",
    panelist: "panelist1",
    observer: "observer",
  })) {
    await panel.take(name)
    people[role as Role] = panel.people[name] as MemberId
  }
  people["alternate"] = await panel.alternate("panelist1", "Ines")
})
afterEach(() => panel.end())

/**
 * The codes with which each command of each role is refused that the role has a right to; "" if it is done. Commands of
 * the rights that remain are left out, because they would end seats and the panel.
 */
async function refusedWithout(remaining: readonly string[]) {
  const found = []
  for (const [kind, { action, cells }] of rowOfCommand)
    for (const role of roles) {
      if (cells[role] === "no" || role === "public" || remaining.includes(action)) continue
      const actor = { member: people[role] ?? null, name: role, role, side: null, host: false }
      const id = CommandId.parse(`${kind}-${role}`)
      const answered = await panel.instance.dispatch.command(workspace, actor, { id, kind, body: bodyFor(kind) })
      const code = answered.ok ? "" : answered.refusal.code
      if (cells[role] === "yes" || !notOwn.includes(code)) found.push({ kind, role, code })
    }
  return found
}
const barred = async (role: Role, action: string) => {
  const state = await panel.stage.state()
  const member = people[role]
  return barredFrom(state, member && state.members[member], action as Action)
}
const notOwn = ["not-permitted", "moderator-only"]

test("the rows name rights of the table", () => {
  const all = rightRows.map(({ action }) => action)
  expect(unconsented.filter(one => !all.includes(one))).toEqual([])
  expect([inArchive.length, unconsented.length]).toEqual([11, 15])
})

test("in an archived panel each command of a right that does not remain is refused, for every role", async () => {
  await panel.do("host", "archive-workspace", {})
  const found = await refusedWithout(inArchive)
  expect(found.filter(({ code }) => code !== "panel-archived")).toEqual([])
  expect(found.length).toBeGreaterThan(150)
  for (const one of inArchive) expect([one, await barred("moderator", one)]).toEqual([one, null])
})

test("who owes the consent to a notice that binds is refused each command that does not remain, also a chair", async () => {
  const notice = { responsible: "The institute", contact: "here", region: "CH", notice: { en: "We keep." } }
  await panel.do("moderator", "set-privacy", { ...notice, blocks: true })
  const found = (await refusedWithout(unconsented)).filter(({ role }) => role !== "admin")
  expect(found.filter(({ code }) => code !== "notice-due")).toEqual([])
  expect(found.filter(({ role }) => role === "moderator").length).toBeGreaterThan(80)
  for (const one of unconsented) expect([one, await barred("moderator", one)]).toEqual([one, null])
})
