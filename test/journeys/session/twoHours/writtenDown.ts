import type { Level } from "../../../../shared/model/terms.ts"
import type { Item } from "./cast.ts"
import type { Hall } from "./hall.ts"
import type { Played } from "./script.ts"
import type { Turn } from "./talking.ts"

/** A section of the scribe's text: its topic, and its lines in no order. */
export type Sections = Record<string, string[]>

const levels: Record<Level, string> = {
  unanimity: "unanimity",
  consensus: "consensus",
  rough: "rough consensus",
}

/** Figures depend on the panel's answers; the kind and the subject of a line do not. */
const figures =
  /^(?:RATING|CALL): [^:]+|^RESOLUTION: CR-\d+ adopted by [a-z ]+(?= \()|^NO CONSENSUS: [^,]+|^\[Break of|^\[Class by /

/** The scribe's text, without its head and its actions. */
export function sectionsOf(scribe: string): Sections {
  const sections: Sections = {}
  for (const part of scribe.split("\nTopic: ").slice(1)) {
    const [title = "", ...lines] = part.split("\n")
    const said = lines.filter(line => line !== "" && !line.startsWith("ACTION:"))
    sections[title] = said.map(line => figures.exec(line)?.[0] ?? line).toSorted()
  }
  return sections
}

/** The seconds of a turn, in two digits: its clock stands while a round is open (DOMAIN Y10). */
export const spoken = (hall: Hall, turn: Turn): string => digits(secondsOf(hall, turn))

const digits = (seconds: number): string => String(Math.round(seconds)).padStart(2, "0")

function secondsOf(hall: Hall, turn: Turn): number {
  const start = hall.state.sessions[hall.house.session]?.startedAt ?? 0
  const [from, to] = [start + turn.from * 60_000, start + turn.to * 60_000]
  const stood = Object.values(hall.state.rounds).reduce((sum, { stopsClock, openedAt, closedAt }) => {
    const over = Math.min(to, closedAt ?? Infinity) - Math.max(from, openedAt)
    return stopsClock && over > 0 ? sum + over : sum
  }, 0)
  return (to - from - stood) / 1_000
}

/** The script's events, item by item, as the scribe must write them: nothing less and nothing else. */
export function scriptedSections(hall: Hall, played: Played, scribe: string): Sections {
  const { items } = hall.house
  const planned = hall.state.sessions[hall.house.session]?.items ?? []
  const title = ({ n, topic }: Item) => {
    const letter = Object.values(hall.state.topics).find(({ id }) => id === topic)?.letter
    return `${letter ? `${letter}. ` : ""}${planned[n]?.title.en}`
  }
  const sections: Sections = Object.fromEntries(items.map(item => [title(item), []]))
  const under = (item: Item | undefined, ...lines: string[]) => {
    if (item) sections[title(item)]?.push(...lines)
  }
  const held = (minute: number) => items.find(({ from, to }) => minute >= from && minute < to)
  for (const { by, text, topic } of played.talk.said)
    under(
      items.find(item => item.topic === topic),
      `${by}: ${text}`,
    )
  for (const turn of played.floor.turns) {
    // The server reads its clock a moment after the script's, later on a busy machine: a second either way is no error.
    const near = [0, 1, -1].map(
      more =>
        `[${turn.by} has the floor, ${turn.turn.replaceAll("_", " ")}, 00:${digits(secondsOf(hall, turn) + more)}]`,
    )
    under(held(turn.from), near.find(line => scribe.includes(line)) ?? near[0] ?? "")
  }
  for (const text of played.texts) {
    const item = items.find(({ topic }) => topic === hall.state.statements[text.statement]?.topic)
    under(item, ...linesOf(hall, text))
  }
  for (const item of items) if (planned[item.n]?.kind === "break") under(item, "[Break of")
  under(held(60.2), "Guest 1: Guest 1 asks.", "Su: 看影响大小。")
  for (const lines of Object.values(sections)) lines.sort()
  return sections
}

function linesOf(hall: Hall, { label, end }: Played["texts"][number]): string[] {
  const rounds = [`RATING: ${label}, rating 1`, "[Class by ", `CALL: ${label}, call 1`]
  if (end === "carried over") return [...rounds, `NO CONSENSUS: ${label}`]
  const record = Object.values(hall.state.records).find(({ body }) => body.label === label)
  const objection =
    end === "rough"
      ? ["Morishita: 小さな施設では集計値が個人を表します。", "Morishita: Proposed remedy: 30人以上に限ること。"]
      : []
  return [...rounds, ...objection, `RESOLUTION: CR-${record?.number} adopted by ${levels[end]}`]
}

/** People's words that minutes quote as written, whatever language the minutes are in. */
export function quotations({ texts }: Played): string[] {
  const ended = new Set(texts.map(({ end }) => end))
  return [
    "Guest 1 asks.",
    "看影响大小。",
    ...(ended.has("consensus") ? ["小型企业应允许采用简化方式。"] : []),
    ...(ended.has("rough")
      ? [
          "小さな施設では集計値が個人を表します。",
          "“不少于30人”写入说明。",
          "小さな施設で得られた集計は、そこに暮らす人の肖像です。",
        ]
      : []),
  ]
}
