// Builds dist when it is missing or older than the sources.
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { findNode, root, withNode } from "./node24.mjs"

const sources = ["client", "server", "shared", "package.json", "vite.config.ts"]

const newest = path => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map(name => newest(join(path, name))))
}

export function buildIfOld() {
  const built = join(root, "dist/server/main.js")
  const page = join(root, "dist/client/index.html")
  if (existsSync(built) && existsSync(page)) {
    const at = Math.min(statSync(built).mtimeMs, statSync(page).mtimeMs)
    if (sources.every(name => newest(join(root, name)) <= at)) return
  }
  const node = findNode()
  const vite = join(root, "node_modules/vite/bin/vite.js")
  if (!existsSync(vite)) {
    console.error("Plenary is not installed yet: run npm ci first.")
    process.exit(1)
  }
  const { status } = spawnSync(node, [vite, "build", "--logLevel", "warn"], {
    cwd: root,
    stdio: "inherit",
    env: withNode(node),
  })
  if (status !== 0) process.exit(status ?? 1)
}
