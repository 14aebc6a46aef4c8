import type { Lang, PositionValue, RoundKind, TurnKind } from "../../model/terms.ts"
import { withHonorific } from "./honorific.ts"
import { spokenTime } from "./spokenTime.ts"

/** The figures of a revealed round: how many answered and, where it may be printed, what. */
export interface RoundFigures {
  label: string
  n: number
  kind: RoundKind
  answered: number
  electorate: number
  /** set for a rating with a score in it */
  rating: { median: number; di: number } | null
  /** set for a call: each position that a member took */
  positions: Positions
  /** fewer than four answered without their names */
  hidden: boolean
  /** positions taken anew after the result was shown, and how all stood then; null where nobody did */
  changed: { changes: number; positions: Positions } | null
}

type Positions = { position: PositionValue; count: number }[]

/** A turn at the floor, its time as minutes and seconds. */
export interface TurnFigures {
  name: string
  turn: TurnKind
  ms: number
}

/** Sentences about the course of a session: its rounds and its speakers. */
export interface ProceedingWords {
  round: (figures: RoundFigures) => string
  changed: (figures: NonNullable<RoundFigures["changed"]>) => string
  voided: (label: string, kind: RoundKind, n: number, reason: string) => string
  /** a silence procedure of which nobody was told, and what was answered in it */
  unheard: (figures: Pick<RoundFigures, "label" | "answered" | "electorate" | "positions">) => string
  floor: (turns: readonly TurnFigures[]) => string
}

const list = (items: readonly string[], between: string) => items.join(between)
const other = (turn: TurnKind) => turn !== "contribution"

const en = {
  kinds: { rating: "Rating", call: "Call for consensus" },
  positions: {
    agree: "agree",
    reserve: "agree with a reservation",
    disagree: "disagree",
    block: "cannot accept",
    abstain: "abstain",
  },
  turns: { contribution: "contribution", question: "question", reply: "reply", point_of_order: "point of order" },
} as const
const zh = {
  kinds: { rating: "评分", call: "表态" },
  positions: { agree: "同意", reserve: "同意，附保留意见", disagree: "不同意", block: "不能接受", abstain: "弃权" },
  turns: { contribution: "发言", question: "提问", reply: "回应", point_of_order: "程序问题" },
} as const
const ja = {
  kinds: { rating: "評価", call: "合意確認" },
  positions: { agree: "賛成", reserve: "留保付きで賛成", disagree: "反対", block: "受け入れられない", abstain: "棄権" },
  turns: { contribution: "意見", question: "質問", reply: "応答", point_of_order: "議事進行" },
} as const

/** 40秒, 2分05秒: an hour of the day is written with a colon, a length of time is not. */
function inSeconds(ms: number, [minute, second]: readonly [string, string]): string {
  const [minutes = "", seconds = ""] = spokenTime(ms).split(":")
  return minutes === "00" ? `${Number(seconds)}${second}` : `${Number(minutes)}${minute}${seconds}${second}`
}

export const proceedingWords: Record<Lang, ProceedingWords> = {
  en: {
    round({ label, n, kind, answered, electorate, rating, positions, hidden }) {
      const what = `${en.kinds[kind]} ${n} on ${label}: ${answered} of ${electorate} answered`
      if (hidden) return `${what}; fewer than 4, so the result is not shown.`
      if (rating) return `${what}; median ${rating.median}, disagreement index ${rating.di}.`
      const shares = positions.map(({ position, count }) => `${count} ${en.positions[position]}`)
      return shares.length > 0 ? `${what}; ${list(shares, ", ")}.` : `${what}.`
    },
    changed({ changes, positions }) {
      const what = `After the result was shown, ${changes} ${changes === 1 ? "position was" : "positions were"} changed`
      const shares = positions.map(({ position, count }) => `${count} ${en.positions[position]}`)
      return shares.length > 0 ? `${what}; then ${list(shares, ", ")}.` : `${what}.`
    },
    voided: (label, kind, n, reason) => `${en.kinds[kind]} ${n} on ${label} was voided: ${reason}`,
    unheard({ label, answered, electorate, positions }) {
      const what = `The silence procedure on ${label} was void, as its notice had not been marked as sent`
      const shares = positions.map(({ position, count }) => `${count} ${en.positions[position]}`)
      return `${what}; ${answered} of ${electorate} had answered${shares.length > 0 ? `: ${list(shares, ", ")}` : ""}.`
    },
    floor: turns =>
      `Had the floor: ${list(
        turns.map(({ name, turn, ms }) => `${name} ${spokenTime(ms)}${other(turn) ? ` (${en.turns[turn]})` : ""}`),
        ", ",
      )}.`,
  },
  zh: {
    round({ label, n, kind, answered, electorate, rating, positions, hidden }) {
      const what = `${label} 第${n}轮${zh.kinds[kind]}：${electorate}人中${answered}人作答`
      if (hidden) return `${what}，不足4人，不公布结果。`
      if (rating) return `${what}；中位数${rating.median}，分歧指数${rating.di}。`
      const shares = positions.map(({ position, count }) => `${zh.positions[position]}${count}人`)
      return shares.length > 0 ? `${what}；${list(shares, "；")}。` : `${what}。`
    },
    changed({ changes, positions }) {
      const what = `结果公布后，变更立场${changes}次`
      const shares = positions.map(({ position, count }) => `${zh.positions[position]}${count}人`)
      return shares.length > 0 ? `${what}；变更后：${list(shares, "；")}。` : `${what}。`
    },
    voided: (label, kind, n, reason) => `${label} 第${n}轮${zh.kinds[kind]}作废：${reason}`,
    unheard({ label, answered, electorate, positions }) {
      const shares = positions.map(({ position, count }) => `${zh.positions[position]}${count}人`)
      return `${label} 的默许程序无效，因其通知未标记为已发送；${electorate}人中${answered}人已作答${shares.length > 0 ? `：${list(shares, "；")}` : ""}。`
    },
    floor: turns =>
      `发言：${list(
        turns.map(
          ({ name, turn, ms }) => `${name} ${inSeconds(ms, ["分", "秒"])}${other(turn) ? `（${zh.turns[turn]}）` : ""}`,
        ),
        "、",
      )}。`,
  },
  ja: {
    round({ label, n, kind, answered, electorate, rating, positions, hidden }) {
      const what = `${label}の第${n}回${ja.kinds[kind]}：${electorate}名中${answered}名が回答`
      if (hidden) return `${what}。4件未満のため、結果は表示しない。`
      if (rating) return `${what}。中央値${rating.median}、不一致指数${rating.di}。`
      const shares = positions.map(({ position, count }) => `${ja.positions[position]}${count}名`)
      return shares.length > 0 ? `${what}。${list(shares, "、")}。` : `${what}。`
    },
    changed({ changes, positions }) {
      const what = `結果の公開後、立場の変更が${changes}件あった`
      const shares = positions.map(({ position, count }) => `${ja.positions[position]}${count}名`)
      return shares.length > 0 ? `${what}。変更後：${list(shares, "、")}。` : `${what}。`
    },
    voided: (label, kind, n, reason) => `${label}の第${n}回${ja.kinds[kind]}は無効とされた：${reason}`,
    unheard({ label, answered, electorate, positions }) {
      const shares = positions.map(({ position, count }) => `${ja.positions[position]}${count}名`)
      return `${label}の沈黙手続は、通知が送信済みとされなかったため無効となった。${electorate}名中${answered}名が回答していた${shares.length > 0 ? `：${list(shares, "、")}` : ""}。`
    },
    floor: turns =>
      `発言：${list(
        turns.map(
          ({ name, turn, ms }) =>
            `${withHonorific(name)} ${inSeconds(ms, ["分", "秒"])}${other(turn) ? `（${ja.turns[turn]}）` : ""}`,
        ),
        "、",
      )}。`,
  },
}

/** The same for the scribe's tools, in English. */
export const turnInWords = (turn: TurnKind): string => en.turns[turn]
export const positionInWords = (position: PositionValue): string => en.positions[position]
