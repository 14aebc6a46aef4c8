import type { Lang, NoteMode, PositionValue } from "../../model/terms.ts"
import { withHonorific } from "./honorific.ts"

interface PositionTaken {
  position: PositionValue
  names: readonly string[]
}

/**
 * Sentences about facts beside the decisions: modes of notes, recusals, positions by name, breaks, topics not reached.
 */
interface FactWords {
  mode: (name: string, from: NoteMode, to: NoteMode, reason: string) => string
  recused: (name: string, label: string) => string
  chairHanded: (by: string, to: string) => string
  chairTaken: (by: string) => string
  positions: (taken: readonly PositionTaken[]) => string
  /** `name` null: nobody reads who said it; their words follow */
  reasonOf: (name: string | null, position: PositionValue) => string
  /** the reason follows as a quotation */
  changed: (name: string, label: string, from: PositionValue | null, to: PositionValue) => string
  reason: (reason: string) => string
  stated: (name: string, record: number) => string
  break: (from: string, to: string) => string
  draft: (label: string) => string
  notReached: (titles: readonly string[]) => string
}

const list = (items: readonly string[]): string => new Intl.ListFormat("en-GB").format(items)
const because = (reason: string, sentence: string): string =>
  reason === "" ? `${sentence}.` : `${sentence}: ${reason}`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const en = {
  agree: "agree",
  reserve: "agree with a reservation",
  disagree: "disagree",
  block: "cannot accept",
  abstain: "abstain",
} as const
const zh = {
  agree: "同意",
  reserve: "同意，附保留意见",
  disagree: "不同意",
  block: "不能接受",
  abstain: "弃权",
} as const
const ja = {
  agree: "賛成",
  reserve: "留保付きで賛成",
  disagree: "反対",
  block: "受け入れられない",
  abstain: "棄権",
} as const

const withHonorifics = (names: readonly string[]): string => names.map(withHonorific).join("、")
const zhReason = (reason: string, sentence: string): string =>
  reason === "" ? `${sentence}。` : `${sentence}：${reason}`
const jaReason = (reason: string, sentence: string): string =>
  reason === "" ? `${sentence}。` : `${sentence}。理由：${reason}`

export const factWords: Record<Lang, FactWords> = {
  en: {
    mode(name, from, to, reason) {
      if (to === "locked") return because(reason, `${name} locked the note`)
      if (from === "locked")
        return because(
          reason,
          to === "open" ? `${name} unlocked the note` : `${name} unlocked the note for suggestions`,
        )
      return because(reason, to === "open" ? `${name} opened the note` : `${name} left the note to suggestions`)
    },
    recused: (name, label) => `${name} recused themselves from ${label}.`,
    chairHanded: (by, to) => `${by} handed the chair to ${to}.`,
    chairTaken: by => `${by} took the chair.`,
    positions: taken => taken.map(({ position, names }) => `${capital(en[position])}: ${list(names)}.`).join(" "),
    reasonOf: (name, position) =>
      name === null ? `Reason (${en[position]}):` : `Reason of ${name} (${en[position]}):`,
    changed: (name, label, from, to) =>
      from === null
        ? `${name} took a position on ${label} after the result: ${en[to]}. Reason:`
        : `${name} changed position on ${label} from ${en[from]} to ${en[to]}. Reason:`,
    reason: reason => `Reason: ${reason}`,
    stated: (name, record) => `Statement of change by ${name} on CR-${record}:`,
    break: (from, to) => `Break from ${from} to ${to}.`,
    draft: label => `${label} is a draft that was not proposed.`,
    notReached: titles => `Not reached: ${list(titles)}.`,
  },
  zh: {
    mode(name, from, to, reason) {
      if (to === "locked") return zhReason(reason, `${name}锁定了讨论稿`)
      if (from === "locked")
        return zhReason(reason, to === "open" ? `${name}解除了讨论稿的锁定` : `${name}解除了讨论稿的锁定，仅限建议`)
      return zhReason(reason, to === "open" ? `${name}开放了讨论稿` : `${name}将讨论稿设为仅限建议`)
    },
    recused: (name, label) => `${name}就 ${label} 回避。`,
    chairHanded: (by, to) => `${by}将主持交给${to}。`,
    chairTaken: by => `${by}接任主持。`,
    positions: taken => taken.map(({ position, names }) => `${zh[position]}：${names.join("、")}。`).join(""),
    reasonOf: (name, position) => (name === null ? `理由（${zh[position]}）：` : `${name}的理由（${zh[position]}）：`),
    changed: (name, label, from, to) =>
      from === null
        ? `结果公布后，${name}就 ${label} 表态：${zh[to]}。理由：`
        : `${name}就 ${label} 的立场由${zh[from]}改为${zh[to]}。理由：`,
    reason: reason => `理由：${reason}`,
    stated: (name, record) => `${name}就 CR-${record} 的立场变更声明：`,
    break: (from, to) => `${from}至${to}休会。`,
    draft: label => `${label} 为草案，未提交。`,
    notReached: titles => `未及讨论：${titles.join("、")}。`,
  },
  ja: {
    mode(name, from, to, reason) {
      const who = withHonorific(name)
      if (to === "locked") return jaReason(reason, `${who}が討議ノートをロックした`)
      if (from === "locked")
        return jaReason(
          reason,
          to === "open" ? `${who}が討議ノートのロックを解除した` : `${who}が討議ノートのロックを解除し、提案のみとした`,
        )
      return jaReason(reason, to === "open" ? `${who}が討議ノートを開放した` : `${who}が討議ノートを提案のみとした`)
    },
    recused: (name, label) => `${withHonorific(name)}は${label}について回避した。`,
    chairHanded: (by, to) => `${withHonorific(by)}が司会を${withHonorific(to)}に引き継いだ。`,
    chairTaken: by => `${withHonorific(by)}が司会に就いた。`,
    positions: taken => taken.map(({ position, names }) => `${ja[position]}：${withHonorifics(names)}。`).join(""),
    reasonOf: (name, position) =>
      name === null ? `理由（${ja[position]}）：` : `${withHonorific(name)}の理由（${ja[position]}）：`,
    changed: (name, label, from, to) =>
      from === null
        ? `結果の公開後、${withHonorific(name)}が${label}について立場を示した：${ja[to]}。理由：`
        : `${withHonorific(name)}が${label}についての立場を${ja[from]}から${ja[to]}に変更した。理由：`,
    reason: reason => `理由：${reason}`,
    stated: (name, record) => `CR-${record}に対する${withHonorific(name)}の立場変更の表明：`,
    break: (from, to) => `${from}から${to}まで休憩。`,
    draft: label => `${label}は案のままで、提案されていない。`,
    notReached: titles => `取り上げなかった論点：${titles.join("、")}。`,
  },
}
