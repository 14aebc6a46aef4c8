import { createInterface } from "node:readline"
import * as z from "zod"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { csv } from "../../../shared/papers/formats/csv.ts"
import { html } from "../../../shared/papers/formats/html.ts"
import { markdown } from "../../../shared/papers/formats/markdown.ts"
import { answerRows } from "../../../shared/papers/panel/answers.ts"
import { workspacePaper } from "../../../shared/papers/panel/workspace.ts"
import type { Paper, PaperBlock } from "../../../shared/papers/paper.ts"
import { docx } from "../docx.ts"
import { composedTask } from "../pdf/composed.ts"
import { withoutImages } from "../withoutImages.ts"
import { endProcess, endWithServer, writeWhole } from "./ownProcess.ts"
import { PictureBytes } from "./pictures.ts"
import { type ExportFormat, inOneLine, pictureLines, TaskLine } from "./tasks.ts"

/**
 * A process that writes one file and ends. It reads its task from the standard input, writes the file to the standard
 * output, and nothing to the disk, so there is nothing to clean up after it. In place of a PDF file it writes the task
 * for the program that sets it.
 */

endWithServer()

const notes = new Map<string, PaperBlock[]>()
const pictures = new PictureBytes()
const tables = new Map<string, object>()
const fields: Record<string, unknown> = { ...emptyState }

/** The rows of a table that have come so far; an empty list of rows comes first. */
function tableOf(name: string): object {
  const began = tables.get(name)
  if (began) return began
  const rows = {}
  tables.set(name, rows)
  fields[name] = rows
  return rows
}

async function contentOf(paper: Paper, format: Exclude<ExportFormat, "csv">, typesetting: object) {
  switch (format) {
    case "pdf":
      for await (const line of pictureLines(pictures.files())) writeWhole(Buffer.from(line))
      return inOneLine({ ...typesetting, ...composedTask(paper) })
    case "docx":
      return docx(paper)
    case "md":
      return markdown(paper)
    case "html":
      return html(paper)
    case "json":
      return `${JSON.stringify(paper, withoutImages, 2)}\n`
    default:
      return format satisfies never
  }
}

/** The state as the server has sent it; this process is of the same build, so it is not checked once more. */
const Whole = z.custom<State>(value => typeof value === "object")

for await (const text of createInterface({ input: process.stdin })) {
  const line = TaskLine.parse(JSON.parse(text))
  if ("table" in line) Object.assign(tableOf(line.table), line.rows)
  else if ("field" in line) fields[line.field] = line.value
  else if ("picture" in line) pictures.add(line)
  else if ("topic" in line) notes.set(line.topic, pictures.into(line.note))
  else if (line.write !== "workspace") {
    const paper = { ...line.paper, blocks: pictures.into(line.paper.blocks) }
    writeWhole(line.write === "docx" ? await docx(paper) : Buffer.from(html(paper)))
  } else {
    const { format, lang, meta, typesetting } = line
    const state = Whole.parse(fields)
    const content =
      format === "csv"
        ? csv(answerRows(state, lang))
        : await contentOf(workspacePaper(state, notes, lang, meta), format, typesetting)
    writeWhole(Buffer.from(content))
  }
}
endProcess(0)
