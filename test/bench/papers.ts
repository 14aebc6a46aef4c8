import { join } from "node:path"
import { families, fontFolders, letterFamilies } from "../../server/papers/pdf/fonts.ts"
import { createPdfs } from "../../server/papers/pdf/pdfs.ts"
import type { Paper, PaperBlock } from "../../shared/papers/paper.ts"
import type { Row } from "./run.ts"

const root = join(import.meta.dirname, "../..")
const runs = 5

const said = (text: string): PaperBlock => ({ kind: "paragraph", runs: [{ text }] })
const sentences = {
  en: "The receiver keeps an access log, and either side may ask for an inspection with its reasons. ",
  zh: "接收方应当保存访问日志，任何一方说明理由后均可提出查验请求。",
  ja: "受領者はアクセス記録を保存し、いずれの側も理由を示して検査を求めることができる。",
} as const

/** About 60 pages of what minutes hold: headings, texts in three languages side by side, paragraphs and tables. */
const paper: Paper = {
  kind: "minutes",
  lang: "en",
  title: "Minutes",
  meta: { workspace: "Panel", number: null, date: "2026-11-27", hash: null, address: "https://panel.example.org/" },
  blocks: Array.from({ length: 60 }, (_, n): PaperBlock[] => [
    { kind: "heading", level: 2, runs: [{ text: `Item ${n + 1}` }] },
    {
      kind: "columns",
      columns: (["en", "zh", "ja"] as const).map(lang => ({
        lang,
        title: lang,
        blocks: [said(sentences[lang].repeat(4))],
      })),
    },
    ...[1, 2, 3].map(() => said(sentences.en.repeat(8))),
    {
      kind: "table",
      caption: "Positions",
      head: ["Side", "For", "Against"].map(text => ({ runs: [{ text }], header: "col" as const })),
      rows: [1, 2, 3].map(row => [`Side ${row}`, "5", "1"].map(text => ({ runs: [{ text }] }))),
    },
  ]).flat(),
}

/** Sets a long paper as PDF, the start of its process included. */
export async function papers(): Promise<Row[]> {
  const pdfs = createPdfs({
    program: join(root, "dist/server/typesetting.js"),
    template: join(root, "server/papers/pdf/paper.typ"),
    folders: fontFolders(null),
    families,
    letters: letterFamilies,
  })
  const seconds: number[] = []
  let pages = 0
  for (let n = 0; n < runs; n++) {
    const start = performance.now()
    const set = await pdfs.set({ paper }, new AbortController().signal)
    if (!Buffer.isBuffer(set)) throw new Error(set.refuse.code)
    seconds.push((performance.now() - start) / 1000)
    pages = set.toString("latin1").match(/\/Type ?\/Page\b/g)?.length ?? 0
  }
  const [, , median = 0] = seconds.toSorted((a, b) => a - b)
  return [
    {
      what: `a paper of ${pages} pages in three languages as PDF, start of its process included, median of ${runs}`,
      measured: `${median.toFixed(2)} s`,
      target: "60 pages ≤ 3 s",
    },
  ]
}
