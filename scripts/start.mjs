// `npm start`: builds dist if it is out of date, then replaces this process by the server.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { buildIfOld } from "./build.mjs"
import { findNode, root, serverEnv, serverFlags, withNode } from "./node24.mjs"

const node = findNode()
buildIfOld()
const env = { ...withNode(node), ...serverEnv }
const line = [...serverFlags, join(root, "dist/server/main.js")]
if (typeof process.execve === "function") {
  // The server replaces this process, so that signals reach the server directly.
  process.execve(node, [node, ...line], env)
} else {
  const server = spawn(node, line, { stdio: "inherit", env })
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => server.kill(signal))
  server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
