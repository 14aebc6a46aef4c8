import { sha256 } from "../../../../server/start/instance/instance.ts"
import type { CommandInput } from "../../../../shared/contract/commands.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { ObjectionId, RecordId, RoundId, StatementId, type TopicId } from "../../../../shared/model/ids.ts"
import type { Level } from "../../../../shared/model/terms.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../../shared/rules/round/outcome/tally.ts"
import { type Panelist, panelists } from "./cast.ts"
import type { Hall } from "./hall.ts"

/** How a text ends, in the order of the script's texts. */
export const ends = ["unanimity", "rough", "consensus", "carried over", "unanimity", "consensus"] as const
export type End = (typeof ends)[number]

/** A text on its way from the draft to its end, one step at each beat. */
export interface Text {
  statement: StatementId
  label: string
  end: End
  rounds: string[]
}

const wordings = (n: number) =>
  [
    { lang: "zh", text: `第${n}条：汇总结果可以跨境交换。` },
    { lang: "ja", text: `第${n}条：集計結果は国境を越えて交換できる。` },
    { lang: "en", text: `Article ${n}: aggregates may be exchanged across borders.` },
  ] as const

export async function draft(hall: Hall, topic: TopicId, n: number, end: End): Promise<Text> {
  const [zh, ja, en] = wordings(n)
  const made = await hall.do("Lin", "draft-statement", { topic, lang: zh.lang, text: zh.text })
  const statement = StatementId.parse(made["statement"])
  await hall.do("Hayase", "save-text", { statement, ...ja, base: 0 })
  await hall.do("Xu", "save-text", { statement, ...en, base: 0 })
  await hall.do("Zhou", "confirm-text", { statement, lang: "zh", seen: textHash(zh.text, sha256) })
  await hall.do("Morishita", "confirm-text", { statement, lang: "ja", seen: textHash(ja.text, sha256) })
  return { statement, label: hall.state.statements[statement]?.label ?? "", end, rounds: [] }
}

export async function propose(hall: Hall, { statement }: Text): Promise<void> {
  const texts = hall.state.statements[statement]?.texts ?? []
  await hall.do("Chen", "propose-statement", { statement, seen: statementHash(texts, sha256) })
}

export async function open(hall: Hall, text: Text, kind: "rating" | "call"): Promise<void> {
  const made = await hall.do("Chen", "open-round", { statement: text.statement, version: 1, kind, seconds: 90 })
  text.rounds.push(RoundId.parse(made["round"]))
}

const running = (text: Text): RoundId => RoundId.parse(text.rounds.at(-1))
const here = (hall: Hall): Panelist[] => panelists.filter(name => hall.people.has(name))

export async function rate(hall: Hall, text: Text): Promise<void> {
  await Promise.all(
    here(hall).map((name, n) => {
      // One of them answers that it is outside their field.
      const score = n === 3 ? null : 5 + ((n * 7 + text.rounds.length) % 5)
      return hall.do(name, "answer-round", { round: running(text), answer: { kind: "rating", score }, seen: 0 })
    }),
  )
}

type Answer = CommandInput<"answer-round">["answer"]
const agree: Answer = { kind: "call", position: "agree" }

function answerOf(name: Panelist, end: End): Answer {
  if (end === "consensus" && name === "Han")
    return { kind: "call", position: "reserve", reason: "小型企业应允许采用简化方式。", lang: "zh" }
  if (end === "rough" && name === "Morishita")
    return {
      kind: "call",
      position: "block",
      reason: "小さな施設では集計値が個人を表します。",
      remedy: "30人以上に限ること。",
      lang: "ja",
    }
  if (end === "carried over" && (name === "Lin" || name === "Zhou" || name === "Hayase"))
    return { kind: "call", position: "disagree", reason: "Not yet.", lang: "en" }
  return agree
}

/** All except Su answer themselves; Su speaks, the secretary enters it, and Su says that it is so. */
export async function take(hall: Hall, text: Text): Promise<void> {
  const round = running(text)
  const entered = here(hall).map(name =>
    name === "Su"
      ? hall
          .do("Xu", "enter-spoken", { round, member: hall.member("Su"), answer: answerOf(name, text.end) })
          .then(() => hall.do("Su", "say-so", { round, seen: 1 }))
      : hall.do(name, "answer-round", { round, answer: answerOf(name, text.end), seen: 0 }),
  )
  await Promise.all(entered)
}

export async function show(hall: Hall, text: Text): Promise<void> {
  await hall.do("Chen", "close-and-show", { round: running(text) })
}

/** Settles what the rule still waits for: an objection gets its answer, and its owner maintains it. */
export async function answerObjections(hall: Hall, text: Text): Promise<void> {
  const open = Object.values(hall.state.objections).filter(one => one.statement === text.statement && !one.answer)
  for (const { id } of open) {
    const objection = ObjectionId.parse(id)
    const answer = { lang: "zh" as const, text: "“不少于30人”写入说明。" }
    await hall.do("Chen", "answer-objection", { objection, disposition: "partly", answer })
    await hall.do("Morishita", "reply-objection", { objection, reply: "maintained" })
  }
}

export async function settle(hall: Hall, text: Text): Promise<void> {
  const { statement } = text
  if (text.end === "carried over") return void (await hall.do("Miwa", "carry-over", { statement }))
  const stands = standing(hall.state, statement)
  if (!stands) throw new Error(`${text.label} has nothing to declare`)
  const level: Level = text.end
  const made = await hall.do("Chen", "declare-record", { statement, level, seen: tallyKey(stands.tally) })
  await hall.do("Miwa", "confirm-record", { record: RecordId.parse(made["record"]) })
  if (level !== "rough") return
  const dissent = { lang: "ja" as const, text: "小さな施設で得られた集計は、そこに暮らす人の肖像です。" }
  await hall.do("Morishita", "add-dissent", { record: RecordId.parse(made["record"]), text: dissent })
}
