import type { Response } from "express"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import { html } from "../../../../shared/papers/formats/html.ts"
import { markdown } from "../../../../shared/papers/formats/markdown.ts"
import type { Paper } from "../../../../shared/papers/paper.ts"
import { withoutImages } from "../../../papers/withoutImages.ts"
import type { FileFormat, PaperMade } from "./asked.ts"

const mediaTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  md: "text/markdown; charset=utf-8",
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
} as const

/** Records that a file was taken, once it is made; returns a refusal if the caller has taken too many (DOMAIN HL6). */
export type Taken = () => Promise<{ refuse: Refusal } | null>

/**
 * Sends a paper as a file in one format. The file is written anew at each request, because the panel may go on. It has
 * no ETag, so that nobody can tell by the headers what a file of another reader holds.
 */
export async function sendPaper(
  response: Response,
  { paper, rows }: Pick<PaperMade, "paper" | "rows">,
  format: Exclude<FileFormat, "pdf" | "docx">,
  taken: Taken,
): Promise<{ refuse: Refusal } | void> {
  const body = bodyOf(paper, format, rows)
  if (body === null) return refuse("not-found")
  const refused = await taken()
  if (refused) return refused
  response.set(fileHeaders(paper, format)).type(body.type).end(body.content)
}

export const mediaTypeOf = (format: FileFormat): string => mediaTypes[format]

/** Sends rows that belong to no paper. */
export const sendCsv = (response: Response, text: string, name: string): void =>
  void response
    .set({ "cache-control": "no-store", "content-disposition": disposition(name, "csv") })
    .type(mediaTypes["csv"])
    .end(text)

/** Returns the content of a file and its type; null if the paper has no such file. */
function bodyOf(
  paper: Paper,
  format: Exclude<FileFormat, "pdf" | "docx">,
  rows: (() => string) | null,
): { type: string; content: string } | null {
  switch (format) {
    case "md":
      return { type: mediaTypes["md"], content: markdown(paper) }
    case "html":
      return { type: mediaTypes["html"], content: html(paper) }
    case "json":
      return { type: mediaTypes["json"], content: `${JSON.stringify(paper, withoutImages, 2)}\n` }
    case "csv":
      return rows && { type: mediaTypes["csv"], content: rows() }
    default:
      return format satisfies never
  }
}

/** Returns the headers of a file, which is written anew at each request and is named by its paper. */
export const fileHeaders = (paper: Paper, format: FileFormat) => ({
  "cache-control": "no-store",
  "content-disposition": disposition(fileName(paper), format),
})

/** Names a file by its record or its title, and its workspace and day. */
const fileName = ({ title, meta }: Paper): string =>
  [...new Set([meta.number ?? title, meta.workspace, meta.date])].filter(part => part !== "").join(" ")

/**
 * Returns the header that names a file: in UTF-8 for browsers, and in ASCII for old programs. No character of a title
 * can end the header or lead to another folder.
 */
export function disposition(name: string, extension: string): string {
  const clean = Array.from(
    name
      .replaceAll(/[\p{C}\p{Zl}\p{Zp}"*/:<>?\\|%;]+/gu, " ")
      .replaceAll(/\s+/g, " ")
      .replace(/^[. ]+/, ""),
  )
    .slice(0, 100)
    .join("")
    .trim()
  const ascii = clean
    .replaceAll(/[^ -~]+/g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
  const utf8 = encodeURIComponent(`${clean || "paper"}.${extension}`).replaceAll(
    /['()*!]/g,
    one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii || "paper"}.${extension}"; filename*=UTF-8''${utf8}`
}
