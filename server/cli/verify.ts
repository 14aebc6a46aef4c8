import { readFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Lang } from "../../shared/model/terms.ts"
import { verifierNames } from "../../shared/record/bundle.ts"
import { readFingerprint } from "../../shared/record/fingerprint.ts"
import { verdictLines } from "../../shared/record/verify/sentences.ts"
import { exitCode, type Proven } from "../../shared/record/verify/verdict.ts"
import { type Outside, type Tools, verify } from "../../shared/record/verify.ts"
import { root } from "../adapters/system/root.ts"
import { composeVerifiers, verifierFolder } from "../commands/evidence/verifier/compose.ts"
import { readAdoptedWords } from "./readAdoptedWords.ts"
import { terminalLang } from "./terminalLang.ts"

/** No verdict: the question itself cannot be answered. */
export const unanswered = 64

interface Said {
  text: string
  code: number
}

/** The text that the terminal prints about a bundle, and the exit code of the verdict. */
export async function verifyFile(
  file: string,
  outside: Outside,
  tools: Tools,
  environment: Record<string, string | undefined>,
): Promise<Said> {
  const lang = terminalLang(environment)
  const typed = outside.fingerprint
  const fingerprint = typed === undefined ? undefined : readFingerprint(typed)
  if (fingerprint === null) return { text: words[lang].notFingerprint, code: unanswered }
  for (const name of ["key", "head"] as const)
    if (outside[name] !== undefined && !/^[0-9a-f]{64}$/.test(outside[name]))
      return { text: words[lang].notHex(`--${name}`), code: unanswered }
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (failure) {
    return { text: failure instanceof Error ? failure.message : String(failure), code: unanswered }
  }
  const verdict = verify(bytes, tools, { ...outside, fingerprint })
  const lines = verdictLines(verdict, lang)
  if (verdict.ok) {
    for (const { entry, same } of readAdoptedWords(bytes, tools.sha256))
      lines.push(same ? words[lang].adopted(entry) : words[lang].adoptedOtherwise(entry))
    lines.push(await enclosedLine(verdict, tools, lang))
  }
  return { text: lines.join("\n"), code: exitCode(verdict) }
}

/** The maker of a bundle makes its verifiers too, so they can be trusted only if they equal ours byte for byte. */
async function enclosedLine({ verifiers }: Proven, { sha256 }: Tools, lang: Lang): Promise<string> {
  const own = await composeVerifiers(name => readFile(join(root, verifierFolder, name), "utf8"))
  const others = verifierNames.filter(name => sha256(own[name]) !== verifiers[name])
  return others.length === 0 ? words[lang].ours : words[lang].others(others.join(", "))
}

interface Words {
  notFingerprint: string
  notHex(option: string): string
  ours: string
  others(names: string): string
  adopted(entry: number): string
  adoptedOtherwise(entry: number): string
}

const words: Record<Lang, Words> = {
  en: {
    notFingerprint: "--fingerprint takes the 32 letters and digits that are printed on the record or the minutes.",
    notHex: option => `${option} takes 64 hexadecimal characters in lower case.`,
    ours: "The enclosed verifiers are those of this version of Plenary.",
    others: names =>
      `The enclosed ${names} differ from those of this version of Plenary: another version's, or changed. Trust this verdict, not theirs.`,
    adopted: entry => `Minutes and outcome paper read as they were adopted in entry ${entry}.`,
    adoptedOtherwise: entry =>
      `Minutes or outcome paper read otherwise than they were adopted in entry ${entry}: another version of Plenary worded them. Compare with the print.`,
  },
  zh: {
    notFingerprint: "--fingerprint 需要共识记录或会议纪要上印的32个字母和数字。",
    notHex: option => `${option} 需要64位小写十六进制字符。`,
    ours: "所附验证程序与本版Plenary的相同。",
    others: names => `所附${names}与本版Plenary的不同：来自其他版本，或已被改动。请以此处的结论为准。`,
    adopted: entry => `会议纪要和成果文件与第${entry}条通过时的文字一致。`,
    adoptedOtherwise: entry =>
      `会议纪要或成果文件与第${entry}条通过时的文字不同：当时由Plenary的其他版本写成。请与纸本核对。`,
  },
  ja: {
    notFingerprint: "--fingerprintには、合意記録または議事録に印刷された英数字32文字を指定してください。",
    notHex: option => `${option}には小文字の16進数64桁を指定してください。`,
    ours: "同梱の検証プログラムは、このバージョンのPlenaryのものと同一です。",
    others: names =>
      `同梱の${names}は、このバージョンのPlenaryのものと異なります（別のバージョンか、改変されたもの）。ここに示した結果に従ってください。`,
    adopted: entry => `議事録と成果文書は、${entry}番目の項目で確定した文言のとおりです。`,
    adoptedOtherwise: entry =>
      `議事録または成果文書が、${entry}番目の項目で確定した文言と異なります。別のバージョンのPlenaryが作成したものです。印刷物と照合してください。`,
  },
}
