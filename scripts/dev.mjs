// `npm run dev`: runs the server from its sources, restarts it when the sources change, and updates the client in the
// browser.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { findNode, root, withNode } from "./node24.mjs"

const node = findNode()
const watched = ["server", "shared"].map(folder => `--watch-path=${join(root, folder)}`)
const generate = join(root, "scripts/generate.ts")
const server = spawn(
  node,
  ["--import", generate, ...watched, "--watch-preserve-output", join(root, "server/start/dev.ts")],
  {
    stdio: "inherit",
    env: withNode(node),
  },
)
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => server.kill(signal))
server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
