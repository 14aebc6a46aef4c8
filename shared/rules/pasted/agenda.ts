import type { AgendaItem, ItemKind } from "../../contract/events/session.ts"
import type { State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"
import { rowsOf } from "./rows.ts"

/** An item that is being planned; one without an id is new. */
export type PlannedItem = Omit<AgendaItem, "id"> & { id?: AgendaItem["id"] }

/** What a line of pasted text would do, or why it cannot. */
export type AgendaLine = { line: "new" | "same" | "changed"; item: PlannedItem } | { line: "unread"; text: string }

const kinds: Record<string, ItemKind> = {
  opening: "opening",
  开场: "opening",
  開会: "opening",
  topic: "topic",
  议题: "topic",
  議題: "topic",
  break: "break",
  休会: "break",
  休憩: "break",
  outcomes: "outcomes",
  成果: "outcomes",
  questions: "questions",
  提问: "questions",
  質問: "questions",
}

/** `title;minutes;kind`, a line each. A title that is on the agenda keeps its item, one that is a topic's gets it. */
export function readAgenda(
  text: string,
  items: readonly AgendaItem[],
  topics: State["topics"],
  lang: Lang,
): AgendaLine[] {
  const rows = rowsOf(text)
  const heads = rows[0]?.[1] !== undefined && Number.isNaN(Number.parseInt(rows[0][1], 10)) && rows.length > 1
  return rows.slice(heads ? 1 : 0).map(cells => lineOf(cells, items, topics, lang))
}

function lineOf(cells: string[], items: readonly AgendaItem[], topics: State["topics"], lang: Lang): AgendaLine {
  const [title = "", given = "", word = ""] = cells
  const minutes = given === "" ? 20 : Number.parseInt(given, 10)
  const kind = word === "" ? undefined : kinds[word.toLowerCase()]
  if (title === "" || !(minutes >= 0 && minutes <= 1_440) || (word !== "" && !kind))
    return { line: "unread", text: cells.join(" ; ") }
  const known = items.find(item => Object.values(item.title).includes(title))
  const topic = Object.values(topics).find(one => Object.values(one.title).includes(title))
  if (known) {
    const item = { ...known, minutes, kind: kind ?? known.kind }
    return { line: item.minutes === known.minutes && item.kind === known.kind ? "same" : "changed", item }
  }
  const own = { kind: kind ?? "topic", topic: topic?.id ?? null, minutes }
  return { line: "new", item: { ...own, title: topic?.title ?? { [lang]: title } } }
}

/** Items of the agenda that the pasted text does not name. */
export const dropped = (lines: readonly AgendaLine[], items: readonly AgendaItem[]): AgendaItem[] =>
  items.filter(item => !lines.some(line => line.line !== "unread" && line.item.id === item.id))

export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, at) => at !== from)
  return items.slice(from, from + 1).reduce((list, item) => list.toSpliced(to, 0, item), rest)
}
