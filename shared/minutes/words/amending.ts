import type { Lang } from "../../model/terms.ts"
import { withHonorific } from "./honorific.ts"

interface Amending {
  corrected: (name: string) => string
  /** for a reader who may not know whose correction it was */
  correctedByRequest: string
  edited: (name: string) => string
}

/** The line between an amended sentence and the one derived from the log. */
export const amendingWords: Record<Lang, Amending> = {
  en: {
    corrected: name => `Corrected at the request of ${name}. The log has:`,
    correctedByRequest: "Corrected at the request of somebody who was there. The log has:",
    edited: name => `Written by ${name}. The log has:`,
  },
  zh: {
    corrected: name => `应${name}要求更正。记录原文：`,
    correctedByRequest: "应与会者要求更正。记录原文：",
    edited: name => `由${name}改写。记录原文：`,
  },
  ja: {
    corrected: name => `${withHonorific(name)}の求めにより訂正。記録の原文：`,
    correctedByRequest: "出席者の求めにより訂正。記録の原文：",
    edited: name => `${withHonorific(name)}による文。記録の原文：`,
  },
}
