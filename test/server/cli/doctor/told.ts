import { expect } from "vitest"
import type { Finding } from "../../../../server/cli/doctor/finding.ts"
import { sayIn } from "../../../../server/ports/operatorError.ts"

/** Each finding as its level and code. */
export const found = (findings: readonly Finding[]): string[] => findings.map(({ level, code }) => `${level} ${code}`)

/** Expects the findings that are not "ok" to have a sentence of their own in each language, with these words in it. */
export function inEveryLanguage(findings: readonly Finding[], words: string): void {
  for (const { level, told } of findings) {
    if (level === "ok") continue
    const sentences = (["en", "zh", "ja"] as const).map(lang => told(sayIn(lang)))
    expect(new Set(sentences).size).toBe(3)
    for (const sentence of sentences) expect(sentence).toContain(words)
  }
}
