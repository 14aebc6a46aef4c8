import type { AgendaItem, ItemKind } from "../../../shared/contract/events/session.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { minutesFit } from "../../../shared/rules/planning/itemFaults.ts"
import { columnsOf, type PastedRow, rowsOf } from "./rows.ts"

/**
 * An agenda item that is being planned. An item without an id is new. `opens`: saving the item also opens a topic with
 * the item's title.
 */
export type PlannedItem = Omit<AgendaItem, "id" | "topic"> & {
  id?: AgendaItem["id"]
  topic: string | null
  opens?: boolean
}

/** The reason why a pasted line cannot be applied. The page shows it beside the line. */
export type AgendaFault = "no-title" | "title-too-long" | "minutes" | "kind"

/** The effect of one pasted line on the agenda, or the reason why the line cannot be applied. */
export type AgendaLine =
  | { kind: "new" | "same" | "changed"; item: PlannedItem }
  | { kind: "unread"; n: number; why: AgendaFault; text: string }

const kindWords: Record<ItemKind, readonly string[]> = {
  opening: ["opening", "开场", "開会"],
  topic: ["topic", "议题", "論点", "議題"],
  break: ["break", "休息", "休会", "休憩"],
  outcomes: ["outcomes", "reading of outcomes", "成果", "宣读成果", "成果の確認"],
  questions: ["questions", "observers' questions", "提问", "观察员提问", "質問", "オブザーバー質疑"],
}

const headings = {
  title: ["title", "item", "agenda item", "标题", "议程项", "名称", "題名", "議題名", "件名"],
  minutes: ["minutes", "min", "分钟", "时长", "分", "時間"],
  kind: ["kind", "type", "类型", "種類", "種別"],
}

const usual = 20

/**
 * Reads lines of `title;minutes;kind`. If the agenda already has an item with the title, the line changes this item.
 * Otherwise, if a topic has the title, the line adds a new item for the topic.
 */
export function readAgenda(
  text: string,
  items: readonly AgendaItem[],
  topics: State["topics"],
  lang: Lang,
): AgendaLine[] {
  const { body, cell } = columnsOf(rowsOf(text), headings, ["title", "minutes", "kind"])
  // Two breaks may have the same title, so each line takes an item that no earlier line has taken.
  const left = [...items]
  return body.map(row => {
    const said = { title: cell(row, "title"), minutes: cell(row, "minutes"), kind: cell(row, "kind").toLowerCase() }
    return lineOf(row, said, left, topics, lang)
  })
}

interface Said {
  title: string
  minutes: string
  kind: string
}

function lineOf(row: PastedRow, said: Said, left: AgendaItem[], topics: State["topics"], lang: Lang): AgendaLine {
  const { title } = said
  const minutes = minutesOf(said.minutes)
  const kind = itemKinds.find(one => kindWords[one].includes(said.kind))
  const why = faultOf(title, minutes, said.kind !== "" && !kind)
  if (why || minutes === null) return { kind: "unread", n: row.n, why: why ?? "minutes", text: row.cells.join(" ; ") }
  const at = left.findIndex(item => Object.values(item.title).includes(title))
  const [known] = at < 0 ? [] : left.splice(at, 1)
  if (known) {
    const item = { ...known, minutes, kind: kind ?? known.kind }
    return { kind: item.minutes === known.minutes && item.kind === known.kind ? "same" : "changed", item }
  }
  const topic = Object.values(topics).find(one => Object.values(one.title).includes(title))
  const own = { kind: kind ?? "topic", topic: topic?.id ?? null, minutes, title: topic?.title ?? { [lang]: title } }
  return { kind: "new", item: { ...own, opens: own.kind === "topic" && !topic } }
}

export const itemKinds: readonly ItemKind[] = ["opening", "topic", "break", "outcomes", "questions"]

function faultOf(title: string, minutes: number | null, strange: boolean): AgendaFault | null {
  if (title === "") return "no-title"
  if (title.length > 300) return "title-too-long"
  if (minutes === null) return "minutes"
  return strange ? "kind" : null
}

/** Reads "20", "20 min" or "20分钟". An empty cell gives the default number of minutes. */
function minutesOf(cell: string): number | null {
  if (cell === "") return usual
  const found = /^(\d{1,4})\s*(?:min|mins|minutes|分|分钟)?\.?$/i.exec(cell.normalize("NFKC"))
  const minutes = found ? Number(found[1]) : null
  return minutes !== null && minutesFit(minutes) ? minutes : null
}

/** The agenda's items that the pasted text does not contain. */
export const dropped = (lines: readonly AgendaLine[], items: readonly AgendaItem[]): AgendaItem[] =>
  items.filter(item => !lines.some(line => line.kind !== "unread" && line.item.id === item.id))

export function movedItem<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, at) => at !== from)
  return items.slice(from, from + 1).reduce((list, item) => list.toSpliced(to, 0, item), rest)
}
