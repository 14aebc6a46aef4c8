import type { Verifiers } from "../../../../shared/record/bundle.ts"
import { sentences } from "../../../../shared/record/verify/sentences.ts"

/** Where the sources of the two verifiers lie, seen from the package's folder. */
export const verifierFolder = "server/commands/evidence/verifier"

/** The two single files of a bundle, from the sources beside this one: the core with its sentences, and a way to run it. */
export async function composeVerifiers(read: (file: string) => Promise<string>): Promise<Verifiers> {
  const written = `const sentences = ${JSON.stringify(sentences)}`
  const core = (await read("core.mjs")).replace("const sentences = {}", () => written)
  return {
    "verify.html": (await read("page.html")).replace("/*core*/", () => core),
    "verify.mjs": `${core}\n${await read("cli.mjs")}`,
  }
}
