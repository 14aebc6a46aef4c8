import { afterEach, beforeEach, expect, test } from "vitest"
import { duesOf } from "../../../../server/commands/deadline/dues.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { RecordId } from "../../../../shared/model/ids.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { toldUnasked, toNotify } from "../../../../shared/rules/notices.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { dateIn, inForce, recordIn } from "./living.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

/** Declares a record on a new version of the record's statement, which supersedes it. */
async function superseding(record: RecordId): Promise<RecordId> {
  const { body } = await recordIn(panel, record)
  const state = await panel.stage.state()
  const now = state.statements[state.rounds[body.round]!.statement]!
  const { id: statement } = now
  const text = "Data move by default, for a year."
  const base = now.texts.find(({ lang }) => lang === "en")?.revision ?? 0
  await panel.do("panelist1", "save-text", { statement, lang: "en", text, base, newVersion: true })
  const { sha256 } = panel.instance
  await panel.do("panelist1", "confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await panel.do("moderator", "propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const round = String((await panel.do("moderator", "open-round", { statement, version: 2, kind: "call" }))["round"])
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"])
    await panel.do(who, "answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 } as never)
  await panel.do("moderator", "close-and-show", { round })
  const declared = { statement, level: "unanimity" as const, seen: "4/4/0/0/0/0" }
  return RecordId.parse((await panel.do("moderator", "declare-record", declared))["record"])
}

test("a record that is superseded reminds nobody, and its date, members and notes stay with it (DOMAIN J5)", async () => {
  const on = dateIn(panel, 3)
  const first = await inForce(panel, on)
  const moderator = panel.people["moderator"]!
  await panel.do("moderator", "name-progress-members", { record: first, members: [panel.people["panelist1"]!] })
  const note = { record: first, state: "under_way" as const, text: { lang: "en" as const, text: "Begun." } }
  await panel.do("panelist1", "note-progress", note)
  expect(duesOf(await panel.stage.state()).map(({ at }) => at)).toEqual([Date.parse(on)])

  const second = await superseding(first)
  expect((await recordIn(panel, first)).state).toBe("superseded")
  expect(duesOf(await panel.stage.state())).toEqual([])
  panel.stage.at(Date.parse(on))
  const state = await panel.stage.state()
  const needs = needsOf(state, moderator, new Set(), Date.parse(on))
  expect(needs.filter(({ need }) => need === "review")).toEqual([])
  expect(toldUnasked(state).filter(({ of }) => of === "review")).toEqual([])
  expect(toNotify(state, { of: "review", record: first, on })).toBeNull()

  expect(await panel.refused("panelist1", "note-progress", note)).toBe("record-fixed")
  const kept = await recordIn(panel, first)
  expect(kept.progress?.map(({ state: at }) => at)).toEqual(["under_way"])
  const next = await recordIn(panel, second)
  expect([next.review ?? null, next.progressBy, next.progress ?? []]).toEqual([null, undefined, []])
  expect(await panel.refused("panelist1", "note-progress", { ...note, record: second })).toBe("not-permitted")
})
