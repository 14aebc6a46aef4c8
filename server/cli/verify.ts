import { readFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { verifierNames } from "../../shared/record/bundle.ts"
import { readFingerprint } from "../../shared/record/fingerprint.ts"
import { verdictLines } from "../../shared/record/verify/telling/sentences.ts"
import { exitCode, type Proven } from "../../shared/record/verify/verdict.ts"
import { type Outside, type Tools, verify } from "../../shared/record/verify.ts"
import { bundleInZip, isZip } from "../../shared/record/zip/bundleInZip.ts"
import { root } from "../adapters/system/root.ts"
import { composeVerifiers, verifierFolder } from "../evidence/verifier/compose.ts"
import { type Say, sayIn } from "../ports/operatorError.ts"
import { terminalLang } from "../start/terminal.ts"
import { readAdoptedWords } from "./readAdoptedWords.ts"

/** The exit code when a bundle cannot be checked at all, e.g. because an option is malformed or the file is missing. */
export const unanswered = 64

interface Said {
  text: string
  code: number
}

/** The exit code when a zip is refused: its bundle was not looked at, so nothing in it verifies. */
const refused = 1

/** Verifies a bundle, or the bundle in a zip. Returns the text for the terminal and the exit code of the verdict. */
export async function verifyFile(
  file: string,
  outside: Outside,
  tools: Tools,
  environment: Record<string, string | undefined>,
): Promise<Said> {
  const lang = terminalLang(environment)
  const say = sayIn(lang)
  const typed = outside.fingerprint
  const fingerprint = typed === undefined ? undefined : readFingerprint(typed)
  if (fingerprint === null) return { text: say("verify.not-fingerprint"), code: unanswered }
  for (const name of ["key", "head"] as const)
    if (outside[name] !== undefined && !/^[0-9a-f]{64}$/.test(outside[name]))
      return { text: say("verify.not-hex", { option: `--${name}` }), code: unanswered }
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (failure) {
    const isMissing = failure instanceof Error && "code" in failure && failure.code === "ENOENT"
    const text = isMissing ? say("keeping.missing", { file }) : String(failure)
    return { text, code: unanswered }
  }
  const opened = isZip(bytes) ? bundleInZip(bytes) : { bundle: bytes }
  if ("refused" in opened) {
    const lines = [say("zip.refused"), say(`zip.${opened.refused}`)]
    if (opened.refused !== "no-bundle") lines.push(say("zip.take-out"))
    return { text: lines.join("\n"), code: refused }
  }
  const verdict = verify(opened.bundle, tools, { ...outside, fingerprint })
  const lines = verdictLines(verdict, lang)
  if (verdict.ok) {
    for (const { entry, same } of readAdoptedWords(opened.bundle, tools.sha256))
      lines.push(say(same ? "verify.adopted" : "verify.adopted-otherwise", { n: entry }))
    lines.push(await enclosedLine(verdict, tools, say))
  }
  return { text: lines.join("\n"), code: exitCode(verdict) }
}

/**
 * A sentence that says whether the verifiers in a bundle equal this program's own byte for byte. Only then can they be
 * trusted, because the maker of a bundle also makes its verifiers.
 */
async function enclosedLine({ verifiers }: Proven, { sha256 }: Tools, say: Say): Promise<string> {
  const own = await composeVerifiers(name => readFile(join(root, verifierFolder, name), "utf8"))
  const others = verifierNames.filter(name => sha256(own[name]) !== verifiers[name])
  return others.length === 0
    ? say("verify.verifiers-ours")
    : say("verify.verifiers-others", { names: others.join(", ") })
}
