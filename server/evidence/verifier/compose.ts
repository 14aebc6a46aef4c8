import type { Verifiers } from "../../../shared/record/bundle.ts"
import { exitCodes } from "../../../shared/record/verify/verdict.ts"
import { enclosedLabels, enclosedSentences, languageButtons } from "./enclosedSentences.ts"

/** The folder with the sources of both verifiers, relative to the package's folder. */
export const verifierFolder = "server/evidence/verifier"

/**
 * Makes the two verifiers of a bundle from the sources in this folder. Each is a single file that contains the core,
 * the sentences, and the code that runs it.
 */
export async function composeVerifiers(read: (file: string) => Promise<string>): Promise<Verifiers> {
  const files = [
    "shapes.mjs",
    "core.mjs",
    "lines.mjs",
    "records.mjs",
    "unpacking.mjs",
    "told/told.mjs",
    "says.mjs",
    "told/readings.mjs",
    "page.html",
    "cli.mjs",
  ]
  const [shapes, core, lines, records, unpacking, told, says, readings, page, command] = await Promise.all(
    files.map(async name => alone(await read(name))),
  )
  const spoken = says?.replace("const sentences = {}", () => `const sentences = ${JSON.stringify(enclosedSentences())}`)
  const codes = `const exitCodes = ${JSON.stringify(exitCodes)}`
  const parts = `${shapes}${core}${lines}\n${records}\n${unpacking}\n${told}\n${spoken}`
  return {
    "verify.html":
      page
        ?.replace("<!--languages-->", languageButtons)
        .replace("const labels = {}", () => `const labels = ${JSON.stringify(enclosedLabels())}`)
        .replace("/*core*/", () => `${parts}\n${readings}`) ?? "",
    "verify.mjs": `${parts}\n${command?.replace("const exitCodes = {}", () => codes)}\nexport { canonical, readFingerprint, tools, verdictLines, verify }\n`,
  }
}

/**
 * Removes imports and exports from a source file. All parts end up in one file, where they refer to each other by name.
 */
const alone = (source: string): string => source.replace(/^(import \{.*\} from "\.\/.*"|export \{.*\})\n+/gm, "")
