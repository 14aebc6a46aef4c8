import type { Paper, PaperBlock } from "../../../../shared/papers/paper.ts"

/** A paper of a record with some blocks. */
export const paperOf = (blocks: PaperBlock[], rest: Partial<Paper> = {}): Paper => ({
  kind: "record",
  lang: "en",
  title: "Ports stay open",
  meta: {
    workspace: "Panel on ports",
    number: "CR-3",
    date: "2026-11-27",
    hash: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
    address: "https://panel.example.org/w/ports/r/3",
  },
  blocks,
  ...rest,
})

export const said = (text: string): PaperBlock => ({ kind: "paragraph", runs: [{ text }] })
