import { describe, expect, test } from "vitest"
import type { AgendaItem } from "../../../shared/contract/events/session.ts"
import { unfinished } from "../../../shared/rules/floor/continued.ts"
import { dropped, moved, readAgenda } from "../../../shared/rules/pasted/agenda.ts"
import { readRoster } from "../../../shared/rules/pasted/roster.ts"
import { meeting, panel, statement, table } from "./nextAction/scenes.ts"

const state = panel()
const items = [
  { id: "1", kind: "opening", title: { en: "Opening" }, topic: null, minutes: 5 },
  { id: "2", kind: "topic", title: { en: "Care", ja: "医療" }, topic: null, minutes: 30 },
] as unknown as AgendaItem[]

describe("a pasted agenda", () => {
  const read = (text: string) => readAgenda(text, items, state.topics, "en")

  test("says of each line what it would do, and which items go", () => {
    const lines = read("title;minutes;kind\nOpening;5;opening\nData;40;topic\nsomething;soon;topic")
    expect(lines.map(({ line }) => line)).toEqual(["same", "new", "unread"])
    expect(lines[1]).toMatchObject({ item: { topic: "A", title: { en: "Data" }, minutes: 40 } })
    expect(dropped(lines, items).map(({ id }) => id)).toEqual(["2"])
  })

  test("keeps the item that a title names in any language, with its id", () => {
    expect(read("医療\t45")).toMatchObject([{ line: "changed", item: { id: "2", minutes: 45, kind: "topic" } }])
  })

  test("reads quoted cells, whatever stands in them", () => {
    expect(read('"Care, and ""consent""",10,议题')).toMatchObject([
      { line: "new", item: { title: { en: 'Care, and "consent"' }, minutes: 10, kind: "topic" } },
    ])
  })

  test("a moved item lands where it was put, and nothing is lost", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"])
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"])
  })
})

test("a pasted roster finds who has a seat, whose seat changes and what it cannot read", () => {
  const lines = readRoster(
    "name;role;side;expertise\nLin;panelist;CN;Law\nHan;panelist;JP\nSu;专家;CN;伦理\nX;king;CN",
    state,
  )
  expect(lines.map(({ line }) => line)).toEqual(["same", "changed", "new", "unread"])
  expect(lines[2]).toMatchObject({ name: "Su", role: "panelist", side: "CN", field: "伦理" })
})

test("a linked session takes what was not reached, topics with texts that are open or carried over, and the reading out", () => {
  const at = (current: string) => meeting({ current })
  const with_ = (one: "recorded" | "carried_over" | "draft") => ({ ...state, statements: table(statement(one)) })
  const left = (current: string, one: "recorded" | "carried_over" | "draft") =>
    unfinished(at(current), with_(one)).map(({ id }) => id)
  expect(left("outcomes", "recorded")).toEqual(["outcomes"])
  expect(left("outcomes", "carried_over")).toEqual(["a", "outcomes"])
  expect(left("a", "draft")).toEqual(["a", "outcomes"])
  expect(left("opening", "recorded")).toEqual(["a", "outcomes"])
})
