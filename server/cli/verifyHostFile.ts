import { readFileSync } from "node:fs"
import { type HostLogTools, verifyHostLog } from "../../shared/record/host/verifyHostLog.ts"
import type { Say } from "../ports/operatorError.ts"

/**
 * Verifies an exported log of the host. With `key`, the log also has to be signed by that instance. Returns the text for
 * the terminal and the exit code, as `verify` does.
 */
export function verifyHostFile(
  file: string,
  key: string | undefined,
  tools: HostLogTools,
  say: Say,
): { text: string; code: number } {
  let text: string
  try {
    text = readFileSync(file, "utf8")
  } catch {
    return { text: say("keeping.missing", { file }), code: 64 }
  }
  const verdict = verifyHostLog(text, tools)
  if (verdict.kind === "fails") return { text: say("verify.host-fails", { n: verdict.line }), code: 1 }
  const { entries, erased, publicKey } = verdict
  if (key !== undefined && key !== publicKey) return { text: say("verify.host-other-key", { key: publicKey }), code: 1 }
  return { text: say("verify.host-whole", { entries, erased, key: publicKey }), code: 0 }
}
