import { expect, test } from "vitest"
import { mayLeave } from "../../../../server/commands/translation/leaving.ts"
import type { Workspace } from "../../../../shared/fold/state.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import type { Attribution } from "../../../../shared/model/terms.ts"
import type { SaidText } from "../../../../shared/rules/said/said.ts"

const under = (attribution: Attribution) => ({ workspace: { attribution } as Workspace })
const said: SaidText = {
  key: "thread:t:e",
  lang: "en",
  text: "Data move.",
  authors: [MemberId.parse("lin")],
  at: 0,
  room: false,
  hidden: false,
}

test("a named person's text that everybody in the room reads may leave", () => {
  expect(mayLeave(under("named"), said)).toBe(true)
  expect(mayLeave(under("unattributed"), said)).toBe(true)
})

test.each([
  ["of a round without names", { hidden: true, authors: [] }],
  ["whose author nobody may know", { authors: [] }],
  ["that is not approved or decided", { room: true }],
])("a text %s stays", (_, other) => {
  expect(mayLeave(under("named"), { ...said, ...other })).toBe(false)
})

test("under the Chatham House Rule every text stays", () => {
  expect(mayLeave(under("chatham"), said)).toBe(false)
})
