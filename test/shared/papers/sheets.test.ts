import { afterEach, expect, test } from "vitest"
import { positionSheets } from "../../../shared/papers/session/sheets.ts"
import { type BatchPanel, batchPanel, inAnHour } from "../../server/commands/round/batch/batchPanel.ts"

let batch: BatchPanel
afterEach(() => batch.panel.end())

test("a position sheet names the batch of an open call and its deadline, in the language of the sheet", async () => {
  batch = await batchPanel({ texts: 2 })
  await batch.open({ kind: "call", deadline: inAnHour })
  const state = await batch.panel.stage.state()
  const meta = { workspace: "Panel", number: null, date: "2026-11-27", hash: null, address: "https://p.example.org/" }
  const sheet = (lang: "en" | "ja") =>
    JSON.stringify(positionSheets(state, Object.values(state.sessions)[0]!, lang, meta).blocks)
  expect(sheet("en")).toContain("Batch of 2 statements")
  expect(sheet("en")).toMatch(/Open until .*2026/)
  expect(sheet("ja")).toMatch(/一括回答/)
})
