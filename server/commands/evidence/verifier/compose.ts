import type { Verifiers } from "../../../../shared/record/bundle.ts"
import { verifierSentences } from "../../../../shared/record/verify/sentences.ts"
import { exitCodes } from "../../../../shared/record/verify/verdict.ts"

/** Where the sources of the two verifiers lie, seen from the package's folder. */
export const verifierFolder = "server/commands/evidence/verifier"

/** The two single files of a bundle, from the sources beside this one: the core with its sentences, and a way to run it. */
export async function composeVerifiers(read: (file: string) => Promise<string>): Promise<Verifiers> {
  const [core, records, says, page, command] = await Promise.all(
    ["core.mjs", "records.mjs", "says.mjs", "page.html", "cli.mjs"].map(async name => alone(await read(name))),
  )
  const spoken = says?.replace("const sentences = {}", () => `const sentences = ${JSON.stringify(verifierSentences)}`)
  const codes = `const exitCodes = ${JSON.stringify(exitCodes)}`
  const parts = `${core}\n${records}\n${spoken}`
  return {
    "verify.html": page?.replace("/*core*/", () => parts) ?? "",
    "verify.mjs": `${parts}\n${command?.replace("const exitCodes = {}", () => codes)}\nexport { canonical, readFingerprint, tools, verdictLines, verify }\n`,
  }
}

/** The parts import each other only by name, so one file that holds them all needs neither imports nor exports of them. */
const alone = (source: string): string => source.replace(/^(import \{.*\} from "\.\/.*"|export \{.*\})\n+/gm, "")
