import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { caddyNeeded, caddyProgram } from "../../../../scripts/servers/installed.mjs"
import { startDaemon } from "../components/daemon.ts"
import { handOver } from "../components/folders.ts"
import { serverFolder } from "../components/guard.ts"
import { newCertificate } from "./certificate.ts"
import type { Proxy } from "./nginx.ts"

const shipped = join(import.meta.dirname, "../../../../deploy/Caddyfile")

/**
 * Starts Caddy with the file of one server, in front of a server on this machine. The certificate is one of the test,
 * because no authority gives one for the loopback.
 */
export async function startCaddyOfOne(port: number): Promise<Proxy> {
  const program = caddyProgram()
  if (program === undefined) throw new Error(caddyNeeded)
  const folder = await serverFolder()
  const certificate = await newCertificate(folder)
  const file = join(folder, "Caddyfile")
  const daemon = await startDaemon({
    program,
    args(own) {
      const site = readFileSync(shipped, "utf8")
        .replace("{$PUBLIC_HOST} {", `https://127.0.0.1:${own} {\n\ttls ${certificate} ${join(folder, "key.pem")}`)
        .replace("{$PLENARY:127.0.0.1:3000}", `127.0.0.1:${port}`)
      writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`)
      handOver(file)
      return ["run", "--adapter", "caddyfile", "--config", file]
    },
    folder,
    ready: /serving initial configuration/,
    orderly: "SIGTERM",
    quick: "SIGTERM",
  })
  return Object.assign(daemon, { url: `https://127.0.0.1:${daemon.port}`, certificate })
}
