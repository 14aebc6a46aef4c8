// `npm start`: builds what is old, then becomes the server as far as signals go.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { buildIfOld } from "./build.mjs"
import { findNode, root, withNode } from "./node24.mjs"

const node = findNode()
buildIfOld()
if (node === process.execPath) {
  await import(join(root, "dist/server/main.js"))
} else {
  // another Node: a child that gets every signal and whose end is ours
  const server = spawn(node, ["--enable-source-maps", join(root, "dist/server/main.js")], {
    stdio: "inherit",
    env: withNode(node),
  })
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => server.kill(signal))
  server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
