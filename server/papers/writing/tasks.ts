import { setImmediate as nextTurn } from "node:timers/promises"
import * as z from "zod"
import type { State } from "../../../shared/fold/state.ts"
import { Language } from "../../../shared/model/texts.ts"
import type { Paper, PaperBlock, PaperMeta } from "../../../shared/papers/paper.ts"
import type { PicturePart } from "./pictures.ts"

/** The formats of a whole workspace. */
export const exportFormats = ["pdf", "docx", "md", "html", "json", "csv"] as const
export type ExportFormat = (typeof exportFormats)[number]

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * The lines of the task of `writing.ts`. The last line says what to write; lines before it bring a part of the state or
 * the note of a topic, so that the server never turns a whole panel into text at once.
 */
export const TaskLine = z.union([
  z.object({ table: z.string(), rows: z.record(z.string(), z.unknown()) }),
  z.object({ field: z.string(), value: z.unknown() }),
  z.object({ topic: z.string(), note: z.array(z.custom<PaperBlock>(isTable)) }),
  /** some bytes of a picture; they come before the note or the paper in which it stands */
  z.object({ picture: z.string(), base64: z.string() }),
  z.object({ write: z.enum(["docx", "html"]), paper: z.custom<Paper>(isTable) }),
  z.object({
    write: z.literal("workspace"),
    format: z.enum(exportFormats),
    lang: Language,
    meta: z.custom<PaperMeta>(isTable),
    /** the task of the program that sets PDF files, without the paper */
    typesetting: z.looseObject({}),
  }),
])

/** the rows of a table that are one line */
const rowsAtOnce = 25

const line = (value: z.input<typeof TaskLine>): string => inOneLine(value)

/** Writes a value as one line of JSON. Node ends a line also at the two separators of Unicode. */
export const inOneLine = (value: unknown): string =>
  `${JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")}\n`

/** Produces the task that writes one paper, with the bytes of its pictures. */
export async function* paperTask(
  write: "docx" | "html",
  paper: Paper,
  pictures: AsyncIterable<PicturePart> | null,
): AsyncGenerator<string> {
  if (pictures) yield* pictureLines(pictures)
  yield line({ write, paper })
}

/** Produces lines with the bytes of pictures, of at most a part of a file each. */
export async function* pictureLines(parts: AsyncIterable<PicturePart> | Iterable<PicturePart>): AsyncGenerator<string> {
  for await (const { picture, bytes } of parts) {
    yield line({ picture, base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64") })
    await nextTurn()
  }
}

interface WorkspaceTask {
  state: State
  /** the note of each topic, and the bytes of the pictures that no earlier note brought */
  notes: AsyncIterable<{ topic: string; note: PaperBlock[]; pictures: AsyncIterable<PicturePart> }>
  format: ExportFormat
  lang: z.infer<typeof Language>
  meta: PaperMeta
  typesetting: object
}

/** Produces the task that writes a whole workspace. Other work gets its turn between any two lines. */
export async function* workspaceTask({
  state,
  notes,
  meta,
  typesetting,
  ...rest
}: WorkspaceTask): AsyncGenerator<string> {
  for (const [field, value] of Object.entries(state)) {
    if (!isTable(value)) {
      yield line({ field, value })
      continue
    }
    yield line({ table: field, rows: {} })
    const rows = Object.entries(value)
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      yield line({ table: field, rows: Object.fromEntries(rows.slice(at, at + rowsAtOnce)) })
      await nextTurn()
    }
  }
  for await (const { topic, note, pictures } of notes) {
    yield* pictureLines(pictures)
    yield line({ topic, note })
    await nextTurn()
  }
  yield line({ write: "workspace", ...rest, meta, typesetting: { ...typesetting } })
}
