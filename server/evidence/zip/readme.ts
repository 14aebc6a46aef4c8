import type { Lang } from "../../../shared/model/terms.ts"
import { sayIn } from "../../ports/operatorError.ts"

/** The facts of a zip that its text tells. */
export interface Told {
  /** the title of the panel, in the language of the text */
  title: string
  /** the name of the bundle's file */
  bundle: string
  entries: number
  isPublic: boolean
  /** whether the bundle shows one session alone */
  isOfSession: boolean
  /** the folders with the records as pages; none if the bundle has no record */
  folders: readonly string[]
}

/**
 * Writes the text that says what a zip holds and how to verify it. Its lines end as Windows expects, and a byte order
 * mark tells old editors that it is UTF-8.
 */
export function readme(lang: Lang, { title, bundle, entries, isPublic, isOfSession, folders }: Told): string {
  const say = sayIn(lang)
  const part = (name: string, what: string) => [`  ${name}`, `      ${what}`]
  const lines = [
    say("readme.title", { title }),
    "",
    say("readme.what", { title, n: entries }),
    ...(isPublic ? [say("readme.public")] : []),
    ...(isOfSession ? [say("readme.session")] : []),
    "",
    say("readme.parts"),
    "",
    ...part(bundle, say("readme.bundle")),
    ...part("verify.html", say("readme.html")),
    ...part("verify.mjs", say("readme.mjs")),
    ...(folders.length === 0 ? [] : part(folders.join("  "), say("readme.records"))),
    "",
    say("readme.how"),
    "",
    say("readme.step-open"),
    say("readme.step-choose", { file: bundle }),
    say("readme.step-fingerprint"),
    say("readme.step-read"),
    "",
    say("readme.node"),
    `  node verify.mjs ${bundle} --fingerprint XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`,
    "",
    say("readme.trust"),
  ]
  return `\ufeff${lines.join("\r\n")}\r\n`
}
