import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { families, fontFolders, letterFamilies } from "../../../server/papers/pdf/fonts.ts"
import { createPdfs, pdfLimits } from "../../../server/papers/pdf/pdfs.ts"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import { originTold } from "../../../shared/model/said.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { html } from "../../../shared/papers/formats/html.ts"
import { markdown } from "../../../shared/papers/formats/markdown.ts"
import type { Paper, PaperBlock } from "../../../shared/papers/paper.ts"
import { recordPaper } from "../../../shared/papers/record/record.ts"
import { outcomePaper } from "../../../shared/papers/session/outcome.ts"
import { voicesTold } from "../../../shared/record/verify/telling/voicesTold.ts"
import { everyVoice, recordsOfEveryVoice } from "../../kit/everyVoice.ts"
import { openedWord } from "./openedWord.ts"
import { infoOf, joined, textOf } from "./pdf/pdftext.ts"

const root = join(import.meta.dirname, "../../..")
const pdfs = createPdfs({
  program: join(root, "server/papers/pdf/typesetting.ts"),
  template: join(root, "server/papers/pdf/paper.typ"),
  folders: fontFolders(null),
  families,
  letters: letterFamilies,
  limits: pdfLimits,
})
async function pdfOf(paper: Paper): Promise<Buffer> {
  const set = await pdfs.set({ paper }, new AbortController().signal)
  if (!Buffer.isBuffer(set)) throw new Error(set.refuse.code)
  return set
}

const meta = {
  workspace: "Seabed",
  number: "CR-1",
  date: "2026-01-01",
  hash: null,
  address: "https://panel.example.org",
}
const [session] = Object.values(everyVoice.sessions)
const [first, hidden] = recordsOfEveryVoice
if (!session || !first || !hidden) throw new Error("the scene is incomplete")
const outcome = (lang: Lang): Paper => outcomePaper(everyVoice, session, lang, meta, 0)
const proof = { hash: "", publicKey: "", fingerprint: "" }
/** The page of a record in the extract of a bundle, and its file. */
const extract = (record: RecordRow, lang: Lang): Paper =>
  recordPaper(everyVoice, record, lang, { proof, address: "https://panel.example.org/r/1" })

const words = (page: string): string => page.replaceAll(/<[^>]+>/g, " ").replaceAll("&#39;", "'")
const formats: [string, (paper: Paper) => Promise<string>][] = [
  ["HTML", async paper => words(html(paper))],
  ["Word", async paper => (await openedWord(paper)).lines.map(line => line.text).join("\n")],
  ["PDF", async paper => textOf(await pdfOf(paper))],
]

const unreplied = "Its owner has not replied to the answer; the objection stands."
const asGiven = "No longer on the panel; the objection stands as given."
/** Everything that was said against the first record, in the order of its papers. */
const told = [
  "For two years.",
  "For small firms, too.",
  "Too wide.",
  "Too costly.",
  "Pay the small firms.",
  "Morishita · Answered, not adopted · Withdrawn",
  "Not safe.",
  "Add a test.",
  "Partly accommodated · Maintained",
  "Soon.",
  "Answered, not adopted",
  unreplied,
  "No need.",
  "There is one.",
  "Hayase · Accommodated",
  unreplied,
  "Too late.",
  "Earlier.",
  "Hayase",
  asGiven,
  "Too early.",
  "Han · Partly accommodated · Maintained",
  "Too vague.",
  "Name the data.",
  "Some.",
  "Han · Answered, not adopted",
  asGiven,
  "Too short.",
  "Long enough.",
  "I dissent at once.",
  "I dissent later.",
]
const toldHidden = ["Nobody's reservation.", "Nobody's disagreement.", "Nobody's objection."]

/** The parts of a text that do not come in their order. */
function lacking(text: string, parts: readonly string[]): string[] {
  const whole = joined(text)
  let from = 0
  return parts.filter(part => {
    const at = whole.indexOf(joined(part), from)
    if (at >= 0) from = at + joined(part).length
    return at < 0
  })
}

describe.each(formats)("as %s", (_, read) => {
  test("the outcome paper has every disagreement with its reason, objection, remedy, answer and end", async () => {
    const text = await read(outcome("en"))
    expect(lacking(text, [...told, ...toldHidden])).toEqual([])
    expect(text).not.toContain("Said in haste.")
  })

  test("so has the page of a record in the extract of a bundle", async () => {
    expect(lacking(await read(extract(first, "en")), told)).toEqual([])
    expect(lacking(await read(extract(hidden, "en")), toldHidden)).toEqual([])
  })
})

test("nothing that the verifiers tell of a record lacks on its papers", () => {
  const paper = joined(words(html(outcome("en"))))
  for (const { body, reservations, dissents } of recordsOfEveryVoice) {
    const added = [
      ...reservations.map(one => ({ what: "reserve" as const, ...one })),
      ...dissents.map(one => ({ what: "dissent" as const, ...one })),
    ].filter(({ withdrawn }) => withdrawn === undefined)
    const voices = voicesTold(body, added)
    expect(voices.length).toBeGreaterThan(2)
    for (const { text } of voices) expect(paper).toContain(joined(text))
  }
})

/** The translations of the scene: who made the words, who stands for them, and the mark for machines. */
const marked = [
  ["二年間に限る。", { made: "interpreter", stands: "nobody" }, "Translation-interpreter-nobody"],
  ["広すぎる。", { made: "interpreter", stands: "author" }, "Translation-interpreter-author"],
  ["安全ではない。", { made: "machine", stands: "nobody" }, "Translation-machine-nobody"],
  ["試験を加える。", { made: "machine", stands: "reader", name: "Miwa" }, "Translation-machine-reader"],
  ["遅すぎる。", { made: "person", stands: "author", corrected: true }, "Translation-person-author-corrected"],
  [
    "後から反対する。",
    { made: "interpreter", stands: "nobody", behind: true },
    "Translation-interpreter-nobody-behind",
  ],
  ["匿名の不同意。", { made: "person", stands: "author" }, "Translation-person-author"],
] as const

describe("who made the words of each translation, and who stands for them", () => {
  test("stands above it in HTML, and machines read it from the quotation", () => {
    const page = html(outcome("ja"))
    for (const [text, origin, mark] of marked) {
      const [, made, stands, ...more] = mark.split("-")
      const attributes = `data-made="${made}" data-stands="${stands}"${more.map(one => ` data-${one}`).join("")}`
      expect(page).toMatch(
        new RegExp(
          `${originTold("ja", origin)}(?:(?!<blockquote)[^])*<blockquote[^>]*${attributes}>(?:(?!</blockquote)[^])*${text}`,
        ),
      )
    }
  })

  test("stands above it in Markdown, which has no marks for machines", () => {
    const lines = markdown(outcome("ja"))
      .split("\n")
      .map(line => line.replace(/^[> ]+/, ""))
      .filter(line => line !== "")
    for (const [said, origin] of marked) expect(lines[lines.indexOf(said) - 1]).toContain(originTold("ja", origin))
  })

  test("stands above it in JSON, and machines read both facts from the quotation", () => {
    const written = JSON.stringify(outcome("ja"))
    const quoted: Extract<PaperBlock, { kind: "quotation" }>[] = []
    JSON.parse(written, (_, block: PaperBlock | string | null) => {
      if (typeof block === "object" && block?.kind === "quotation" && block.origin) quoted.push(block)
      return block
    })
    for (const [said, origin, mark] of marked) {
      const found = quoted.find(one => JSON.stringify(one.blocks).includes(said))
      const { made, stands, corrected, behind } = found?.origin ?? {}
      const facts = [made, stands, corrected && "corrected", behind && "behind"].filter(Boolean)
      expect(["Translation", ...facts].join("-")).toBe(mark)
      expect(lacking(written, [originTold("ja", origin), said])).toEqual([])
    }
  })

  test("stands above it in Word, and machines read it from the style of its paragraph", async () => {
    const { lines, styles } = await openedWord(outcome("ja"))
    for (const [text, origin, mark] of marked) {
      const at = lines.findIndex(line => line.text === text)
      expect([lines[at]?.style, lines[at - 1]?.text]).toEqual([mark, expect.stringContaining(originTold("ja", origin))])
      expect(styles).toContain(`w:styleId="${mark}"`)
    }
    expect(
      lines
        .filter(({ style }) => style.startsWith("Translation-"))
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(marked.map(([text]) => text).toSorted())
  })

  test("stands above it in PDF, whose keywords name each mark of the paper for machines", async () => {
    const pdf = await pdfOf(outcome("ja"))
    const text = textOf(pdf)
    for (const [said, origin] of marked) expect(lacking(text, [originTold("ja", origin), said])).toEqual([])
    const keywords = /^Keywords:\s*(.*)$/m.exec(infoOf(pdf))?.[1]?.split(/[,;]\s*/) ?? []
    expect(keywords.toSorted()).toEqual(marked.map(([, , mark]) => mark).toSorted())
  })
})
