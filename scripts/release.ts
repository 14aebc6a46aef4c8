// `npm run release`: builds both halves and writes the archive of this version, with its checksum, into `release/`.
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"

const root = join(import.meta.dirname, "..")
/** The name under which npm packs a lock file. */
const shrinkwrap = "npm-shrinkwrap.json"

/**
 * Packs what package.json names in `files`, with the exact versions of all packages, which npm leaves out of a package
 * under the name package-lock.json. Returns the path of the archive. Throws if a name of `files` is not there, which npm
 * leaves out without a word.
 */
export function pack(into: string, from = root): string {
  const manifest: { files: string[] } = JSON.parse(readFileSync(join(from, "package.json"), "utf8"))
  const kept = manifest.files.filter(name => !name.startsWith("!") && name !== shrinkwrap)
  const missing = kept.filter(name => !existsSync(join(from, name)))
  if (missing.length > 0)
    throw new Error(`package.json names what is not there: ${missing.join(", ")}. Run npm run release, which builds.`)
  const stage = mkdtempSync(join(tmpdir(), "plenary-release-"))
  try {
    for (const name of ["package.json", "README.md", "LICENSE", ...kept])
      cpSync(join(from, name), join(stage, name), { recursive: true })
    cpSync(join(from, "package-lock.json"), join(stage, shrinkwrap))
    mkdirSync(into, { recursive: true })
    const line = ["pack", stage, "--ignore-scripts", "--json", "--pack-destination", into]
    const [packed]: { filename: string }[] = JSON.parse(execFileSync("npm", line, { encoding: "utf8", cwd: stage }))
    if (!packed) throw new Error("npm has packed nothing")
    return join(into, packed.filename)
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** Writes the checksum beside the archive, as `sha256sum --check` reads it. */
export function writeChecksum(archive: string): string {
  const sum = createHash("sha256").update(readFileSync(archive)).digest("hex")
  const file = `${archive}.sha256`
  writeFileSync(file, `${sum}  ${basename(archive)}\n`)
  return file
}

if (import.meta.main) {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  const heading = new RegExp(`^## ${version.replaceAll(".", "\\.")} — (.*)$`, "m").exec(
    readFileSync(join(root, "CHANGELOG.md"), "utf8"),
  )?.[1]
  if (!/^\d{4}-\d\d-\d\d$/.test(heading ?? ""))
    console.error(`CHANGELOG.md gives ${version} no date: this archive is for trying.`)
  execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: "inherit" })
  const archive = pack(join(root, "release"))
  console.log(`${archive}\n${writeChecksum(archive)}`)
}
