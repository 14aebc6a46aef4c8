import { execFile } from "node:child_process"
import { chmodSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { caddyNeeded, caddyProgram } from "../../../../scripts/servers/installed.mjs"
import { type Daemon, startDaemon } from "./daemon.ts"
import { handOver } from "./folders.ts"
import { serverFolder } from "./guard.ts"

const run = promisify(execFile)

export interface Caddy extends Daemon {
  url: string
}

/**
 * The servers behind the proxy, by their names in the shipped file (`panel1:3000` and so on). Each name has its port on
 * this machine, or the ports of several servers.
 */
type Upstreams = Readonly<Record<string, number | readonly number[]>>

/** Starts Caddy with the shipped file on plain HTTP. Only the addresses of the servers are replaced in the file. */
export async function startCaddy(upstreams: Upstreams): Promise<Caddy> {
  const program = caddyProgram()
  if (program === undefined) throw new Error(caddyNeeded)
  const folder = await serverFolder()
  const file = join(folder, "Caddyfile")
  const daemon = await startDaemon({
    program,
    args(port) {
      writeFileSync(file, shippedFor(upstreams, port))
      chmodSync(file, 0o600)
      handOver(file)
      return ["run", "--adapter", "caddyfile", "--config", file]
    },
    folder,
    ready: /serving initial configuration/,
    orderly: "SIGTERM",
    quick: "SIGTERM",
  })
  return Object.assign(daemon, { url: `http://127.0.0.1:${daemon.port}` })
}

const shipped = join(import.meta.dirname, "../../../../deploy/Caddyfile.cluster")

function shippedFor(upstreams: Upstreams, port: number): string {
  let text = readFileSync(shipped, "utf8").replace("{$PUBLIC_HOST}", `http://127.0.0.1:${port}`)
  for (const [name, at] of Object.entries(upstreams)) {
    const addresses = [at].flat().map(one => `127.0.0.1:${one}`)
    text = text.replaceAll(name, addresses.join(" "))
  }
  return text
}

/** Returns the message of the installed Caddy about a shipped file; "" if the file is valid. */
export async function faultsOfCaddyfile(file = shipped): Promise<string> {
  const program = caddyProgram()
  if (program === undefined) throw new Error(caddyNeeded)
  const env = { ...process.env, PUBLIC_HOST: "panel.example.org" }
  const { stderr, failed } = await run(program, ["validate", "--adapter", "caddyfile", "--config", file], { env })
    .then(({ stderr }) => ({ stderr, failed: false }))
    .catch((error: { stderr: string }) => ({ stderr: error.stderr, failed: true }))
  return failed || /not formatted/.test(stderr) ? stderr : ""
}
