import { readFileSync } from "node:fs"
import { verdictLines } from "../../shared/record/verify/sentences.ts"
import { type Outside, type Tools, verify } from "../../shared/record/verify.ts"
import { terminalLang } from "./terminalLang.ts"

/** What the terminal prints about a bundle, and the exit code: 0 only where all of it verifies. */
export function verifyFile(
  file: string,
  outside: Outside,
  tools: Tools,
  environment: Record<string, string | undefined>,
): { text: string; code: 0 | 1 } {
  const verdict = verify(readFileSync(file), tools, outside)
  return { text: verdictLines(verdict, terminalLang(environment)).join("\n"), code: verdict.ok ? 0 : 1 }
}
