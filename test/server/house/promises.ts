import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../../../server/adapters/system/root.ts"

/** The evidence for each sentence that promises: `test file: title`, or the document that says why no test can. */
export type Promises = Readonly<Record<string, readonly string[]>>

export const readRoot = (file: string): string => readFileSync(join(root, file), "utf8")

/** Where it says why something cannot be shown by a test. */
export const decisions = "docs/decisions/"

/** Evidence that does not exist, and sentences without evidence. */
export function amissIn(behind: Promises): string[] {
  return Object.entries(behind).flatMap(([sentence, list]) =>
    list.length === 0 ? [`nothing stands behind “${sentence}”`] : list.flatMap(one => amiss(one) ?? []),
  )
}

function amiss(one: string): string | null {
  const at = one.indexOf(": ")
  const [file, title] = at < 0 ? [one, null] : [one.slice(0, at), one.slice(at + 2)]
  if (!existsSync(join(root, file))) return `there is no ${file}`
  if (title === null) return file.startsWith(decisions) ? null : `${file} needs a title`
  const source = readRoot(file)
  return [`"${title}"`, `\`${title}\``].some(quoted => source.includes(quoted)) ? null : `${file} has no “${title}”`
}
