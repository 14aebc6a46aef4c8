import type { JobShown } from "../../../../shared/contract/queries/jobs.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { failureOf, getFile } from "../../../connections/http.ts"
import { fetchFonts } from "../../../connections/queries.ts"
import type { Failure } from "../../loading/loading.ts"

/** How the writing of a file ended: the browser saved it, a job makes it, or why there is none. */
export type FileSaved = { kind: "saved" } | { kind: "later"; job: JobShown } | { kind: "failed"; failure: Failure }

/** whether the server was found to have a font for every language */
let hasAllFonts = false

/** Asks for which languages the server has no font, and no more once it has them all. Answers none if it does not say. */
export async function missingFonts(): Promise<readonly Lang[]> {
  if (hasAllFonts) return []
  try {
    const { missing } = await fetchFonts()
    hasAllFonts = missing.length === 0
    return missing
  } catch {
    return []
  }
}

/** Fetches a file and gives it to the browser to save, under the name that the server gave it. */
export async function saveFile(path: string): Promise<FileSaved> {
  try {
    const { content, name, later } = await getFile(path)
    if (later) {
      const job: JobShown = JSON.parse(await content.text())
      return { kind: "later", job }
    }
    const address = URL.createObjectURL(content)
    const link = document.createElement("a")
    link.href = address
    link.download = name
    link.click()
    // the browser has begun to read the file once the press has been handled
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    return { kind: "saved" }
  } catch (thrown) {
    return { kind: "failed", failure: failureOf(thrown) }
  }
}
