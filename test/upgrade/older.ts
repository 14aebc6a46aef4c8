import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = join(import.meta.dirname, "../..")

const git = (...args: string[]): string => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim()

/** The commit before the newest migration: the version beside which this one must run while servers are upgraded. */
function versionBefore(): string {
  const newest = git("log", "-1", "--format=%H", "--", "migrations/postgres")
  return git("rev-parse", `${newest}^`)
}

/** Builds an earlier commit in a folder of its own. `main` is the program. `remove` deletes the folder. */
export function buildOlder(commit: string | undefined): { commit: string; main: string; remove: () => void } {
  const older = git("rev-parse", commit ?? versionBefore())
  const folder = join(mkdtempSync(join(tmpdir(), "plenary-older-")), "tree")
  const remove = () => {
    git("worktree", "remove", "--force", folder)
    rmSync(join(folder, ".."), { recursive: true, force: true })
  }
  git("worktree", "add", "--quiet", "--detach", folder, older)
  try {
    const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder, stdio: "inherit" })
    const lock = (tree: string) => readFileSync(join(tree, "package-lock.json"), "utf8")
    if (lock(folder) === lock(root)) symlinkSync(join(root, "node_modules"), join(folder, "node_modules"))
    else run("npm", "ci", "--no-audit", "--no-fund")
    run("npm", "run", "-s", "build")
  } catch (failure) {
    remove()
    throw failure
  }
  return { commit: older, main: join(folder, "dist/server/main.js"), remove }
}
