import { afterAll, beforeAll, expect, test } from "vitest"
import { languages } from "../../../shared/model/terms.ts"
import { wholeSnapshot } from "../../kit/people/person.ts"
import { openedWordFile } from "../papers/openedWord.ts"
import { joined, structureOf, textOf } from "../papers/pdf/pdftext.ts"
import { digest } from "./digest.ts"
import { type FrozenDemo, openFrozenDemo } from "./frozenDemo.ts"

let demo: FrozenDemo
let papers: string[]
beforeAll(async () => {
  demo = await openFrozenDemo()
  const { state } = await wholeSnapshot(demo.url, "/api/workspaces/demo", demo.cookies["moderator"])
  const [record] = Object.keys(state.records)
  const [session] = Object.keys(state.sessions)
  papers = [`/api/records/${record}`, `/api/sessions/${session}/minutes`, `/api/sessions/${session}/outcome`]
})
afterAll(() => demo.end())

const fileAt = async (address: string): Promise<Buffer> => {
  const response = await fetch(demo.url + address, { headers: { cookie: demo.cookies["moderator"] ?? "" } })
  expect([address, response.status]).toEqual([address, 200])
  return Buffer.from(await response.arrayBuffer())
}

const counted = (names: readonly string[]): string =>
  [...new Set(names)]
    .toSorted()
    .map(name => `${name} ${names.filter(one => one === name).length}`)
    .join(", ")

const tagsOf = (pdf: Buffer): string[] => [...structureOf(pdf).matchAll(/^\s*([A-Z]\w*)/gm)].map(([, tag = ""]) => tag)

test("a record, minutes and an outcome are the same text in the same structure as before, as PDF and as DOCX", async () => {
  const lines: string[] = []
  for (const paper of papers)
    for (const lang of languages) {
      const pdf = await fileAt(`${paper}.pdf?lang=${lang}`)
      lines.push(`${paper}.pdf ${lang} ${digest(joined(textOf(pdf)))}: ${counted(tagsOf(pdf))}`)
      const word = openedWordFile(await fileAt(`${paper}.docx?lang=${lang}`))
      lines.push(
        `${paper}.docx ${lang} ${digest(word.document)}: ${counted(word.lines.map(({ style }) => style || "none"))}`,
      )
    }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("said/files.txt")
})

test("a record as a Word file, to be read", async () => {
  const { lines } = openedWordFile(await fileAt(`${papers[0]}.docx?lang=en`))
  const said = lines.map(({ style, text }) => `${style === "" ? "" : `[${style}] `}${text}`)
  await expect(`${said.join("\n")}\n`).toMatchFileSnapshot("said/record.docx.txt")
})
