import { beforeAll, describe, expect, test } from "vitest"
import { deedOf } from "../../../server/commands/deeds.ts"
import { type CommandKind, commandBodies } from "../../../shared/contract/commands.ts"
import { CommandId, type MemberId } from "../../../shared/model/ids.ts"
import { presetRule } from "../../../shared/model/rule.ts"
import { roles } from "../../../shared/model/terms.ts"
import { type Action, actions, right } from "../../../shared/rules/policy.ts"
import type { Model } from "../model/panelModel.ts"
import { openWorld, seatPanel, type World } from "../model/world.ts"
import { rightRows, rowOfCommand } from "./rightsByRole.ts"

let world: World
let model: Model
beforeAll(async () => {
  world = await openWorld(false)
  model = await seatPanel(world, false)
})

const spoken = { lang: "en", text: "?" }
const title = { en: "Later" }
const position = { kind: "call", position: "agree" }
/** What any command needs, pointing at nothing: only a right lets it get so far as to find nothing there. */
const anything = {
  name: "Guest",
  field: null,
  languages: ["en"],
  authentic: [{ lang: "en", side: null }],
  sides: [],
  attribution: "named",
  public: true,
  replay: "readers",
  rule: presetRule,
  link: null,
  reading: "nobody",
  role: "observer",
  side: null,
  member: "nobody",
  invite: "nobody",
  uses: 1,
  days: 1,
  session: "nobody",
  topic: "nobody",
  item: "nobody",
  items: [],
  title,
  letter: "Z",
  startsAt: 1,
  until: 1,
  mode: "locked",
  statement: "nobody",
  thread: "nobody",
  record: "nobody",
  round: "nobody",
  objection: "nobody",
  question: "nobody",
  action: "nobody",
  correction: "nobody",
  request: "nobody",
  erratum: "nobody",
  accepted: true,
  here: true,
  entry: spoken,
  text: "?",
  lang: "en",
  reason: "?",
  remedy: null,
  answer: position,
  position,
  why: "?",
  seen: "",
  version: 1,
  base: 0,
  kind: "rating",
  proposal: "nobody",
  order: "time",
  minutes: 1,
  owners: ["nobody"],
  endsAt: 1,
  level: "rough",
  reply: "maintained",
  disposition: "partly",
  from: null,
  turn: "contribution",
  seconds: 60,
  email: "",
  upTo: 1,
  about: { of: "needs" },
  by: "copied",
}
const variants: object[] = [
  anything,
  { ...anything, text: spoken },
  { ...anything, text: title },
  { ...anything, reason: spoken },
  { ...anything, answer: spoken },
  { ...anything, seen: 0 },
  { ...anything, seen: null },
  { ...anything, kind: "comment", why: null },
  { ...anything, side: "nobody" },
  { ...anything, text: null },
  { ...anything, seen: 1, answer: "confirm" },
]
function bodyFor(kind: CommandKind): object {
  const body = variants.find(one => commandBodies[kind].safeParse(one).success)
  if (!body) throw new Error(`no body fits ${kind}: ${JSON.stringify(commandBodies[kind].safeParse(anything).error)}`)
  return body
}

const rightRefused = (code: string) => code === "not-permitted" || code === "moderator-only"
test("the rights table names every command once and every right of the policy", () => {
  expect(rightRows.flatMap(row => row.commands).toSorted()).toEqual(Object.keys(commandBodies).toSorted())
  expect(rightRows.map(row => row.action).toSorted()).toEqual(actions.toSorted())
})

test.each(rightRows)("the policy gives “$action” as the table says", ({ action, cells }) => {
  for (const role of roles) expect([role, right(role, action as Action)]).toEqual([role, cells[role]])
})

test("a right that is somebody's own says in words what that means", () => {
  const unsaid = rightRows.filter(({ cells, own }) => Object.values(cells).includes("own") && own === "")
  expect(unsaid.map(({ action }) => action)).toEqual([])
})

describe("every command, for every role", () => {
  test.each([...rowOfCommand])("%s", async (kind, { action, cells }) => {
    const body = bodyFor(kind)
    const read = deedOf(kind)?.(body)
    expect(read && "action" in read && read.action).toBe(action)
    for (const role of roles) {
      const may = cells[role]
      const seat = [...model.people.values()].find(one => one.role === role)
      const member = (seat?.id ?? null) as MemberId | null
      const actor = { member, name: role, role, side: null, host: false }
      const id = CommandId.parse(`${kind}-${role}`)
      const answered = await world.dispatch.command(world.workspace, actor, { id, kind, body })
      const refused = !answered.ok && rightRefused(answered.refusal.code)
      if (may === "no") expect([role, refused]).toEqual([role, true])
      if (may === "yes") expect([role, refused]).toEqual([role, false])
    }
  })
})
