import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { root } from "../../../server/root.ts"

const read = (file: string) => readFileSync(join(root, file), "utf8")

/** The sentences of SECURITY.md. A bold sentence that others explain is their heading; so is a line that ends in a colon. */
function sentencesOf(text: string): string[] {
  return text
    .split(/\n\n+|\n(?=- )/)
    .map(block => block.trim().replace(/^- /, ""))
    .filter(block => block !== "" && !block.startsWith("#") && !block.endsWith(":"))
    .map(block => block.replace(/^\*\*[^*]*\.\*\* /, "").replaceAll("**", ""))
    .flatMap(block => block.split(/(?<=[.!?])\s+(?=[A-Z_`])/))
}

/** What stands behind each sentence: `test file: title`, or the document that says why no test can. */
const behind = JSON.parse(read("test/server/house/securityPromises.json")) as Record<string, string[]>

const decisions = "docs/decisions/"

function amiss(one: string): string | null {
  const at = one.indexOf(": ")
  const [file, title] = at < 0 ? [one, null] : [one.slice(0, at), one.slice(at + 2)]
  if (!existsSync(join(root, file))) return `there is no ${file}`
  if (title === null) return file.startsWith(decisions) ? null : `${file} needs a title`
  const source = read(file)
  return [`"${title}"`, `\`${title}\``].some(quoted => source.includes(quoted)) ? null : `${file} has no “${title}”`
}

describe("behind each sentence of SECURITY.md", () => {
  test("stands a test, and none stands behind a sentence that is gone", () => {
    expect(Object.keys(behind).toSorted()).toEqual([...new Set(sentencesOf(read("SECURITY.md")))].toSorted())
    expect(Object.entries(behind).filter(([, list]) => list.length === 0)).toEqual([])
  })

  test("the test's file is there and has that title", () => {
    expect(Object.values(behind).flatMap(list => list.flatMap(one => amiss(one) ?? []))).toEqual([])
  })

  test("a sentence that no test can show is in the list of the limits, with its reason", () => {
    const limits = read(`${decisions}limits-of-the-promises.md`)
    const unlisted = Object.entries(behind)
      .filter(([, list]) => list.includes(`${decisions}limits-of-the-promises.md`))
      .filter(([sentence]) => !limits.includes(sentence.slice(0, 24)))
    expect(unlisted.map(([sentence]) => sentence)).toEqual([])
  })

  test("a new sentence, and another word in an old one, is found", () => {
    const before = sentencesOf("- **Heading.** One is kept. Two is kept, too.\n- **Bold start** of one.\n\nWhom:\n")
    expect(before).toEqual(["One is kept.", "Two is kept, too.", "Bold start of one."])
  })
})
