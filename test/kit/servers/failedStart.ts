import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { expect } from "vitest"

const main = join(import.meta.dirname, "../../../dist/server/main.js")

interface FailedStart {
  code: number | null
  /** the terminal's output */
  said: string
}

/** Starts the program and waits until it ends, because the start is expected to fail. */
export async function failedStart(
  folder: string,
  env: Record<string, string> = {},
  as: { uid?: number } = {},
): Promise<FailedStart> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1", DATA_DIR: folder, PUBLIC_URL: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...as,
  })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()))
  const timer = setTimeout(() => child.kill("SIGKILL"), 30_000)
  const [code] = (await once(child, "exit")) as [number | null]
  clearTimeout(timer)
  return { code, said: said.trim() }
}

/** Expects one sentence with these words, without a stack, and exit code 1. */
export function expectSentence({ code, said }: FailedStart, ...words: string[]): void {
  expect(code).toBe(1)
  for (const word of words) expect(said).toContain(word)
  expect(said).not.toMatch(/^\s+at /m)
  expect(said.split("\n")).toHaveLength(1)
}
