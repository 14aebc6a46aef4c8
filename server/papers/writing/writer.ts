import { readFile } from "node:fs/promises"
import { type Refusal } from "../../../shared/contract/refusals.ts"
import type { Paper } from "../../../shared/papers/paper.ts"
import { pdfRead, type Typesetting } from "../pdf/pdfs.ts"
import { createProcesses, type ProcessLimits, type Task } from "../processes.ts"
import type { PicturePart } from "./pictures.ts"
import { paperTask } from "./tasks.ts"

/** Writes files that take long, each in a process that ends with it, so that nobody who writes in a note waits. */
export interface FileWriter {
  /** Writes a paper for Word or as a page, for a reader: a member, or an address. */
  paper(
    format: "docx" | "html",
    paper: { paper: Paper; pictures?: () => AsyncIterable<PicturePart> },
    signal: AbortSignal,
    reader: string,
  ): Promise<Buffer | { refuse: Refusal }>
  /**
   * Writes a whole workspace; `setting` is called before a PDF file is set. Nobody waits at a page who could be asked, so
   * characters that no font has become boxes, and the paper says so.
   */
  workspace(
    task: (typesetting: object) => Task,
    isPdf: boolean,
    setting: () => Promise<void>,
    signal: AbortSignal,
  ): Promise<Buffer | { refuse: Refusal }>
  /** Packs a bundle, with the lines of the task that `zipTask` writes. */
  zip(task: Task, signal: AbortSignal): Promise<Buffer | { refuse: Refusal }>
  /** Kills the processes that still run. */
  close(): void
}

/** The limits of single papers, for which somebody waits. */
const paperLimits: ProcessLimits = {
  atOnce: 2,
  waiting: 20,
  perReader: 2,
  timeoutMs: 60_000,
  mostBytes: 1_073_741_824,
}
/** The limits of whole workspaces, which are jobs. */
const exportLimits: ProcessLimits = { ...paperLimits, atOnce: 1, timeoutMs: 600_000, mostBytes: 2_147_483_648 }

/** `programs` are the files of the program that writes a file, and of the one that packs a bundle. */
export function createWriter(programs: { writing: string; zipping: string }, typesetting: Typesetting): FileWriter {
  const papers = createProcesses(paperLimits)
  const exports = createProcesses(exportLimits)
  return {
    paper: (format, { paper, pictures }, signal, reader) =>
      papers.run(programs.writing, () => paperTask(format, paper, pictures?.() ?? null), signal, reader),
    async workspace(task, isPdf, setting, signal) {
      const { program, template, ...fonts } = typesetting
      const rest = { template: isPdf ? await readFile(template, "utf8") : "", ...fonts, boxes: true }
      const written = await exports.run(programs.writing, () => task(rest), signal)
      if (!isPdf || !Buffer.isBuffer(written)) return written
      await setting()
      return pdfRead(await exports.run(program, () => written, signal))
    },
    zip: (task, signal) => exports.run(programs.zipping, () => task, signal),
    close() {
      papers.close()
      exports.close()
    },
  }
}
