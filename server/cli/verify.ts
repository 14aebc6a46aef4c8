import { readFileSync } from "node:fs"
import { languages } from "../../shared/model/terms.ts"
import { verdictLines } from "../../shared/record/verify/sentences.ts"
import { type Outside, type Tools, verify } from "../../shared/record/verify.ts"

/** What the terminal prints about a bundle, and the exit code: 0 only where all of it verifies. */
export function verifyFile(
  file: string,
  outside: Outside,
  tools: Tools,
  environment: Record<string, string | undefined>,
): { text: string; code: 0 | 1 } {
  const verdict = verify(readFileSync(file), tools, outside)
  const locale = environment["LC_ALL"] || environment["LANG"] || ""
  const lang = languages.find(one => locale.startsWith(one)) ?? "en"
  return { text: verdictLines(verdict, lang).join("\n"), code: verdict.ok ? 0 : 1 }
}
