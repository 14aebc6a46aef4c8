import { spawn } from "node:child_process"
import { join } from "node:path"
import { root } from "../../server/adapters/system/root.ts"
import type { Outside } from "../../shared/record/verify.ts"

export interface Case {
  bytes: Uint8Array
  outside: Outside
}

/**
 * The verdict of the verifier in Python, which was written from docs/EVIDENCE.md and shares no code with Plenary's
 * verifiers.
 */
export type SecondOpinion = { ok: false; part: string; entry: number | null } | ({ ok: true } & Record<string, unknown>)

/** Verifies all cases in one process, because making the Ed25519 tables takes longer than reading most bundles. */
export async function secondOpinions(cases: readonly Case[]): Promise<SecondOpinion[]> {
  const child = spawn("python3", [join(root, "test/python/verify.py"), "--batch"], {
    stdio: ["pipe", "pipe", "inherit"],
  })
  const said: Buffer[] = []
  child.stdout.on("data", (chunk: Buffer) => said.push(chunk))
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject)
    child.on("close", resolve)
  })
  for (const { bytes, outside } of cases) {
    const line = `${JSON.stringify({ bundle: Buffer.from(bytes).toString("base64"), ...outside })}\n`
    if (!child.stdin.write(line)) await new Promise(resolve => child.stdin.once("drain", resolve))
  }
  child.stdin.end()
  const code = await ended
  if (code !== 0) throw new Error(`the verifier in Python ended with ${code}`)
  const lines = Buffer.concat(said).toString().trimEnd().split("\n")
  return lines.map(line => JSON.parse(line) as SecondOpinion)
}
