import type { Response } from "express"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { Paper } from "../../../../shared/papers/paper.ts"
import type { HttpPorts } from "../../ports.ts"
import { fileHeaders, mediaTypeOf } from "./sendPaper.ts"

/**
 * Sends a paper as a file that a process of its own makes. If the caller goes away before the file is made, the making
 * ends at once.
 */
export async function sendMade(
  { pdfs, writer }: Pick<HttpPorts, "pdfs" | "writer">,
  response: Response,
  paper: Paper,
  format: "pdf" | "docx",
  reader: string,
): Promise<{ refuse: Refusal } | void> {
  const gone = new AbortController()
  response.once("close", () => gone.abort())
  try {
    const made = await (format === "pdf"
      ? pdfs.set(paper, gone.signal, reader)
      : writer.docx(paper, gone.signal, reader))
    if (!Buffer.isBuffer(made)) return made
    response.set(fileHeaders(paper, format)).type(mediaTypeOf(format)).send(made)
  } catch (error) {
    if (!gone.signal.aborted) throw error
  }
}
