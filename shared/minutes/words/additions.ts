import type { Lang } from "../../model/terms.ts"
import type { AdditionKind } from "../../rules/record/additions.ts"
import { withHonorific } from "./honorific.ts"

interface Withdrawn {
  kind: AdditionKind
  name: string
  /** the record's number */
  number: number
  time: string
}

/** A member's addition to a record that they withdrew before the minutes were adopted. */
export const withdrawnWords: Record<Lang, (withdrawn: Withdrawn) => string> = {
  en: ({ kind, name, number, time }) => {
    if (kind === "change") return `Statement of change by ${name} on CR-${number}: withdrawn, ${time}.`
    return `${kind === "reservation" ? "Reservation" : "Dissent"} by ${name}: withdrawn, ${time}.`
  },
  zh: ({ kind, name, number, time }) => {
    if (kind === "change") return `${name}就 CR-${number} 的立场变更声明：已撤回，${time}。`
    return `${name}的${kind === "reservation" ? "保留意见" : "少数意见"}：已撤回，${time}。`
  },
  ja: ({ kind, name, number, time }) => {
    if (kind === "change") return `CR-${number}に対する${withHonorific(name)}の立場変更の表明：取り下げ（${time}）。`
    return `${withHonorific(name)}の${kind === "reservation" ? "留保" : "少数意見"}：取り下げ（${time}）。`
  },
}
