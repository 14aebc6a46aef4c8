import { readFile } from "node:fs/promises"
import * as z from "zod"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import { Language } from "../../../shared/model/texts.ts"
import type { Paper } from "../../../shared/papers/paper.ts"
import { createProcesses, type ProcessLimits } from "../processes.ts"
import type { PicturePart } from "../writing/pictures.ts"
import { inOneLine, pictureLines } from "../writing/tasks.ts"
import { composedTask } from "./composed.ts"
import type { Families } from "./fonts.ts"

/** Sets papers as PDF files, each in a process that ends with it. */
export interface Pdfs {
  /**
   * Sets a paper and its pictures for a reader: a member, or an address. The process is killed as soon as the signal
   * aborts, and the signal's reason is thrown.
   */
  set(paper: PaperToSet, signal: AbortSignal, reader?: string): Promise<Buffer | { refuse: Refusal }>
  /** Tells which languages have no font. It looks once a minute at most, and no more once all have one. */
  missing(): Promise<readonly Lang[]>
  /** Kills the processes that still run. */
  close(): void
}

export interface PaperToSet {
  paper: Paper
  /** the bytes of the pictures in the paper; absent if there are none */
  pictures?: () => AsyncIterable<PicturePart>
  /** whether characters that no font has are set as empty boxes; without it such a paper is refused */
  boxes?: boolean
}

export type PdfLimits = ProcessLimits

export const pdfLimits: PdfLimits = {
  atOnce: 2,
  waiting: 20,
  perReader: 2,
  timeoutMs: 30_000,
  mostBytes: 1_073_741_824,
}

/** The files and folders with which papers are set. */
export interface Typesetting {
  /** the file of the program that sets one paper */
  program: string
  /** the file of the template */
  template: string
  /** the folders of fonts */
  folders: readonly string[]
  families: Families
  /** the families of letters: the first sets them in every language, the others what no other family has */
  letters: readonly string[]
}

const Missing = z.object({ missing: z.array(Language) })
const Unshown = z.object({ unshown: z.array(z.string()) })
/** The most characters that a refusal names. */
const mostNamed = 20
const lookedEveryMs = 60_000

export function createPdfs({ limits = pdfLimits, ...typesetting }: Typesetting & { limits?: PdfLimits }): Pdfs {
  const processes = createProcesses(limits)
  const { program, template, ...fonts } = typesetting
  let looked: { at: number; found: Promise<readonly Lang[] | null> } | null = null
  /** Asks the program. Answers null if the server is too busy to ask. */
  async function look(): Promise<readonly Lang[] | null> {
    const task = JSON.stringify({ template: "", paper: {}, needed: languages, ...fonts, onlyLook: true })
    const told = await processes.run(program, () => task, new AbortController().signal)
    return Buffer.isBuffer(told) ? Missing.parse(JSON.parse(told.toString())).missing : null
  }
  return {
    async missing() {
      const now = performance.now()
      const held = looked && (await looked.found.catch(() => null))
      if (looked && held && (held.length === 0 || now - looked.at < lookedEveryMs)) return held
      looked = { at: now, found: look() }
      return (await looked.found) ?? []
    },
    async set({ paper, pictures, boxes = false }, signal, reader) {
      async function* task() {
        if (pictures) yield* pictureLines(pictures())
        yield inOneLine({ template: await readFile(template, "utf8"), ...composedTask(paper), ...fonts, boxes })
      }
      return pdfRead(await processes.run(program, task, signal, reader))
    },
    close: () => processes.close(),
  }
}

/** Reads what the process wrote: a PDF file, the languages that have no font, or the characters that no font has. */
export function pdfRead(output: Buffer | { refuse: Refusal }): Buffer | { refuse: Refusal } {
  if (!Buffer.isBuffer(output) || output.subarray(0, 5).toString("latin1") === "%PDF-") return output
  const told: unknown = JSON.parse(output.toString())
  const unshown = Unshown.safeParse(told)
  if (unshown.success)
    return refuse("characters-missing", { characters: unshown.data.unshown.slice(0, mostNamed).join(" ") })
  const { missing } = Missing.parse(told)
  return refuse("fonts-missing", { langs: missing.length === 1 ? missing.join() : "several" })
}
