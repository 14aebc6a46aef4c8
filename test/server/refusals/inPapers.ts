import { join } from "node:path"
import { type Families, families, fontFolders, letterFamilies } from "../../../server/papers/pdf/fonts.ts"
import { createPdfs, pdfLimits } from "../../../server/papers/pdf/pdfs.ts"
import type { RefusalCode } from "../../../shared/contract/refusals.ts"
import { paperOf, said } from "../papers/pdf/paperOf.ts"
import type { Provocation } from "./provoking.ts"

const root = join(import.meta.dirname, "../../..")

const setting =
  (fonts: Families, timeoutMs: number, words = "x"): Provocation =>
  async () => {
    const pdfs = createPdfs({
      program: join(root, "server/papers/pdf/typesetting.ts"),
      template: join(root, "server/papers/pdf/paper.typ"),
      folders: fontFolders(null),
      families: fonts,
      letters: letterFamilies,
      limits: { ...pdfLimits, timeoutMs },
    })
    const set = await pdfs.set({ paper: paperOf([said(words)]) }, new AbortController().signal)
    if (Buffer.isBuffer(set)) throw new Error("it was set")
    return set.refuse
  }

export const inPapers: Partial<Record<RefusalCode, Provocation>> = {
  "characters-missing": setting(families, pdfLimits.timeoutMs, "𓀀"),
  "fonts-missing": setting({ ...families, en: ["No Such Family"] }, pdfLimits.timeoutMs),
  "paper-too-long": setting(families, 1),
}
