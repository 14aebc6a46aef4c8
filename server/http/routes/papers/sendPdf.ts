import type { Response } from "express"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { Paper } from "../../../../shared/papers/paper.ts"
import type { HttpPorts } from "../../ports.ts"
import { fileHeaders } from "./sendPaper.ts"

/** Sends a paper as PDF. If the caller goes away before the file is made, the making ends at once. */
export async function sendPdf(
  { pdfs }: Pick<HttpPorts, "pdfs">,
  response: Response,
  paper: Paper,
  reader: string,
): Promise<{ refuse: Refusal } | void> {
  const gone = new AbortController()
  response.once("close", () => gone.abort())
  try {
    const set = await pdfs.set(paper, gone.signal, reader)
    if (!Buffer.isBuffer(set)) return set
    response.set(fileHeaders(paper, "pdf")).type("application/pdf").send(set)
  } catch (error) {
    if (!gone.signal.aborted) throw error
  }
}
