import type { Lang } from "../../model/terms.ts"
import { withHonorific } from "./honorific.ts"

/** The result of a proposal, with the names that the minutes may print. */
export type CameSaid =
  | { to: "open" }
  | { to: "confirmed"; by: string }
  | { to: "alone" }
  | { to: "refused"; by: string; reason: string }
  | { to: "taken-back" }

/** Sentences about proposals of one chair that others confirm; the proposed words follow as a quotation. */
export interface BindingWords {
  proposed: (act: "withdraw" | "erratum" | "editorial", by: string, n: number, reason: string) => string
  came: (came: CameSaid, n: number) => string
  erratumObjected: (n: number, by: string) => string
  erratumInForce: (n: number) => string
  returned: (n: number, by: string) => string
  takenBack: (n: number, by: string) => string
  adoption: (by: string) => string
  adoptionCame: (came: CameSaid, reason: string) => string
}

/** A reason is a sentence of its own. */
const ended = (reason: string, stop: string): string => (/[.!?。！？]$/u.test(reason) ? reason : `${reason}${stop}`)

const en: BindingWords = {
  proposed: (act, by, n, reason) => {
    const what = {
      withdraw: `proposed to withdraw CR-${n}`,
      erratum: `proposed an erratum to CR-${n}; it would read as below`,
      editorial: `proposed that the words below of the note mean the same as CR-${n}`,
    }[act]
    return `${by} ${what}. Reason: ${ended(reason, ".")}`
  },
  came: (came, n) => {
    switch (came.to) {
      case "open":
        return `This waits for the others to confirm it; CR-${n} stands as it is.`
      case "confirmed":
        return `Confirmed by ${came.by}.`
      case "alone":
        return "Nobody else could confirm it, so it was decided alone."
      case "refused":
        return `Refused by ${came.by}. Reason: ${ended(came.reason, ".")}`
      case "taken-back":
        return "The proposal was taken back."
    }
  },
  erratumObjected: (n, by) => `${by} objected to an erratum to CR-${n}, so it needs an amendment:`,
  erratumInForce: n => `An erratum to CR-${n} came into force. CR-${n} reads:`,
  returned: (n, by) => `CR-${n} was declared and returned by ${by}.`,
  takenBack: (n, by) => `CR-${n} was declared and taken back by ${by}.`,
  adoption: by => `${by} proposed to adopt these minutes.`,
  adoptionCame: (came, reason) =>
    came.to === "confirmed"
      ? `Confirmed by ${came.by}.`
      : `Nobody else could confirm it, so it was decided alone. Reason: ${ended(reason, ".")}`,
}

const zh: BindingWords = {
  proposed: (act, by, n, reason) => {
    const what = {
      withdraw: `提议撤回 CR-${n}`,
      erratum: `提议对 CR-${n} 作出勘误，文本如下`,
      editorial: `提议将讨论稿中的以下文字标为与 CR-${n} 同义的文字调整`,
    }[act]
    return `${by}${what}。理由：${ended(reason, "。")}`
  },
  came: (came, n) => {
    switch (came.to) {
      case "open":
        return `此项提议待其他方确认；CR-${n} 维持原样。`
      case "confirmed":
        return `${came.by}已确认。`
      case "alone":
        return "当时没有其他人可以确认，由提议人单独决定。"
      case "refused":
        return `${came.by}予以拒绝。理由：${ended(came.reason, "。")}`
      case "taken-back":
        return "该提议已收回。"
    }
  },
  erratumObjected: (n, by) => `${by}对 CR-${n} 的勘误提出异议，须另行修正：`,
  erratumInForce: n => `CR-${n} 的勘误已生效。CR-${n} 文本为：`,
  returned: (n, by) => `CR-${n} 已宣布，后由${by}退回。`,
  takenBack: (n, by) => `CR-${n} 已宣布，后由${by}收回。`,
  adoption: by => `${by}提议通过本会议纪要。`,
  adoptionCame: (came, reason) =>
    came.to === "confirmed"
      ? `${came.by}已确认。`
      : `当时没有其他人可以确认，由提议人单独决定。理由：${ended(reason, "。")}`,
}

const ja: BindingWords = {
  proposed: (act, by, n, reason) => {
    const what = {
      withdraw: `CR-${n}の撤回を提案した`,
      erratum: `CR-${n}の正誤訂正を提案した。訂正後の文は下記のとおり`,
      editorial: `討議ノートの下記の文をCR-${n}と同じ意味の字句の修正として扱うことを提案した`,
    }[act]
    return `${withHonorific(by)}が${what}。理由：${ended(reason, "。")}`
  },
  came: (came, n) => {
    switch (came.to) {
      case "open":
        return `他の側の確認を待っている。CR-${n}はそのまま効力を保つ。`
      case "confirmed":
        return `${came.by}が確認した。`
      case "alone":
        return "ほかに確認できる者がいなかったため、単独で決定した。"
      case "refused":
        return `${came.by}が断った。理由：${ended(came.reason, "。")}`
      case "taken-back":
        return "提案は取り下げられた。"
    }
  },
  erratumObjected: (n, by) => `${withHonorific(by)}がCR-${n}の正誤訂正に異議を述べたため、改定が必要となった。`,
  erratumInForce: n => `CR-${n}の正誤訂正が有効となった。CR-${n}の文は次のとおり。`,
  returned: (n, by) => `CR-${n}は宣言されたが、${withHonorific(by)}が差し戻した。`,
  takenBack: (n, by) => `CR-${n}は宣言されたが、${withHonorific(by)}が取り下げた。`,
  adoption: by => `${withHonorific(by)}がこの議事録の確定を提案した。`,
  adoptionCame: (came, reason) =>
    came.to === "confirmed"
      ? `${came.by}が確認した。`
      : `ほかに確認できる者がいなかったため、単独で決定した。理由：${ended(reason, "。")}`,
}

export const bindingWords: Readonly<Record<Lang, BindingWords>> = { en, zh, ja }
