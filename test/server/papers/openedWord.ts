import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { docx } from "../../../server/papers/docx.ts"
import type { Paper } from "../../../shared/papers/paper.ts"

const reader = `
import sys, zipfile, xml.dom.minidom, json
pack = zipfile.ZipFile(sys.argv[1])
bad = pack.testzip()
parts = {n: pack.read(n).decode("utf-8") for n in pack.namelist() if n.endswith((".xml", ".rels"))}
root = {n: xml.dom.minidom.parseString(text) for n, text in parts.items()}["word/document.xml"]
def lines():
    for p in root.getElementsByTagName("w:p"):
        style = [s.getAttribute("w:val") for s in p.getElementsByTagName("w:pStyle")]
        yield {"style": style[0] if style else "", "text": "".join(t.firstChild.data for t in p.getElementsByTagName("w:t") if t.firstChild)}
print(json.dumps({"bad": bad, "document": parts["word/document.xml"], "styles": parts["word/styles.xml"], "rels": parts["word/_rels/document.xml.rels"], "lines": list(lines())}))
`

interface OpenedWord {
  bad: string | null
  document: string
  styles: string
  rels: string
  /** the text of each paragraph with the id of its style, "" if it has none */
  lines: { style: string; text: string }[]
}

/** Opens a Word file with Python's own readers of ZIP and XML, which refuse what is not well-formed. */
export const openedWord = async (paper: Paper): Promise<OpenedWord> => openedWordFile(await docx(paper))

export function openedWordFile(file: Uint8Array): OpenedWord {
  const folder = mkdtempSync(join(tmpdir(), "docx-"))
  try {
    writeFileSync(join(folder, "paper.docx"), file)
    const told = execFileSync("python3", ["-c", reader, join(folder, "paper.docx")], { maxBuffer: 1 << 26 })
    return JSON.parse(told.toString())
  } finally {
    rmSync(folder, { recursive: true })
  }
}
