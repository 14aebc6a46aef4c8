import type { Response } from "express"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { HttpPorts } from "../../ports.ts"
import type { PaperMade } from "./asked.ts"
import { fileHeaders, mediaTypeOf, type Taken } from "./sendPaper.ts"

/**
 * Sends a paper as a file that a process of its own makes. If the caller goes away before the file is made, the making
 * ends at once.
 */
export async function sendMade(
  { pdfs, writer }: Pick<HttpPorts, "pdfs" | "writer">,
  response: Response,
  made: PaperMade,
  format: "pdf" | "docx" | "html",
  { reader, taken, boxes }: { reader: string; taken: Taken; boxes: boolean },
): Promise<{ refuse: Refusal } | void> {
  const gone = new AbortController()
  response.once("close", () => gone.abort())
  try {
    const file = await (format === "pdf"
      ? pdfs.set({ ...made, boxes }, gone.signal, reader)
      : writer.paper(format, made, gone.signal, reader))
    if (!Buffer.isBuffer(file)) return file
    const refused = await taken()
    if (refused) return refused
    response.set(fileHeaders(made.paper, format)).type(mediaTypeOf(format)).send(file)
  } catch (error) {
    if (!gone.signal.aborted) throw error
  }
}
