import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs"
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
  if (existsSync(folder)) {
    givePackages(folder)
    return folder
  }
  const making = `${folder}.${process.pid}`
  mkdirSync(making)
  const archive = execFileSync("git", ["archive", commit], { cwd: root, maxBuffer: 1e9 })
  execFileSync("tar", ["--extract", "--directory", making], { input: archive })
  givePackages(making)
  run(making, "npm", "run", "-s", "build")
  renameSync(making, folder)
  return folder
}

/** Gives a checkout its own packages or, where both want the same, a link to those of this one, made anew each time. */
function givePackages(folder: string): void {
  const modules = join(folder, "node_modules")
  if (lstatSync(modules, { throwIfNoEntry: false })?.isDirectory()) return
  rmSync(modules, { force: true })
  const lockOf = (tree: string) => readFileSync(join(tree, "package-lock.json"), "utf8")
  if (lockOf(folder) === lockOf(root)) symlinkSync(join(root, "node_modules"), modules)
  else run(folder, "npm", "ci", "--no-audit", "--no-fund")
}

const run = (folder: string, program: string, ...rest: string[]) =>
  execFileSync(program, rest, { cwd: folder, stdio: "inherit" })
