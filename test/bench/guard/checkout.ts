import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = join(import.meta.dirname, "../../..")

/**
 * Returns a built checkout of a commit, which is kept beside the temporary files of the system. Null if the repository
 * does not hold the commit, as in a clone without history.
 */
export function builtCheckout(commit: string): string | null {
  if (spawnSync("git", ["cat-file", "-e", `${commit}^{commit}`], { cwd: root }).status !== 0) return null
  const folder = join(tmpdir(), `plenary-at-${commit.slice(0, 12)}`)
  if (existsSync(folder)) return folder
  const making = `${folder}.${process.pid}`
  mkdirSync(making)
  const archive = execFileSync("git", ["archive", commit], { cwd: root, maxBuffer: 1e9 })
  execFileSync("tar", ["--extract", "--directory", making], { input: archive })
  const lock = "package-lock.json"
  const run = (...command: [string, ...string[]]) => execFileSync(...split(command), { cwd: making, stdio: "inherit" })
  if (readFileSync(join(making, lock), "utf8") === readFileSync(join(root, lock), "utf8"))
    symlinkSync(join(root, "node_modules"), join(making, "node_modules"))
  else run("npm", "ci", "--no-audit", "--no-fund")
  run("npm", "run", "-s", "build")
  renameSync(making, folder)
  return folder
}

const split = ([program, ...rest]: [string, ...string[]]): [string, string[]] => [program, rest]
