// Builds dist when it is missing or older than the sources. A release has no sources, and comes built.
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
  if (!existsSync(join(root, "vite.config.ts"))) return
  const built = join(root, "dist/server/main.js")
  const page = join(root, "dist/client/index.html")
  if (existsSync(built) && existsSync(page)) {
    const at = Math.min(statSync(built).mtimeMs, statSync(page).mtimeMs)
    if (sources.every(name => newest(join(root, name)) <= at)) return
  }
  const vite = join(root, "node_modules/vite/bin/vite.js")
  if (!existsSync(vite)) {
    console.error(
      existsSync(join(root, "node_modules"))
        ? "These are the sources of Plenary, without the packages that build them: run npm ci without --omit=dev, or take a release, which is built."
        : "Plenary is not installed yet: run npm ci first.",
    )
    process.exit(1)
  }
  const node = findNode()
  const { status } = spawnSync(node, [vite, "build", "--logLevel", "warn"], {
    cwd: root,
    stdio: "inherit",
    // whoever starts the program from a test or a tool gets the pages that everybody gets
    env: { ...withNode(node), NODE_ENV: "production" },
  })
  if (status !== 0) process.exit(status ?? 1)
}
