import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { now } from "./panelFile.ts"

/** Starts the seeded server as a process, and collects its output. */
export async function startSeeded(file: string) {
  const program = join(import.meta.dirname, "seededServer.ts")
  const child = spawn(process.execPath, ["--no-warnings", program, file, String(now)], {
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /listening (http:\S+)/.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on("data", read)
    child.stderr.on("data", read)
    child.once("exit", code => reject(new Error(`exited with ${code}: ${output}`)))
  })
  return {
    url,
    log: () =>
      output
        .split("\n")
        .filter(line => line !== "")
        .map(line => plain(line).replaceAll(new URL(url).port, "PORT"))
        .sort(),
    async stop() {
      child.kill("SIGTERM")
      await once(child, "exit")
    },
  }
}

/** A log line without the parts in which two equal runs differ: time, process and socket. */
function plain(line: string): string {
  if (!line.startsWith("{")) return line
  return JSON.stringify(JSON.parse(line), (key, value: unknown) =>
    ["time", "pid", "hostname", "ms", "remotePort", "date", "id"].includes(key) ? undefined : value,
  )
}
