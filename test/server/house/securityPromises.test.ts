import { describe, expect, test } from "vitest"
import { amissIn, decisions, type Promises, readRoot } from "./promises.ts"

/** The sentences of SECURITY.md, the bold ones that lead others among them. A line that ends in a colon is a heading. */
function sentencesOf(text: string): string[] {
  return text
    .split(/\n\n+|\n(?=- )/)
    .map(block => block.trim().replace(/^- /, ""))
    .filter(block => block !== "" && !block.startsWith("#") && !block.endsWith(":"))
    .map(block => block.replaceAll("**", ""))
    .flatMap(block => block.split(/(?<=[.!?])\s+(?=[A-Z_`])/))
}

const behind = JSON.parse(readRoot("test/server/house/securityPromises.json")) as Promises

describe("behind each sentence of SECURITY.md", () => {
  test("stands a test, and none stands behind a sentence that is gone", () => {
    expect(Object.keys(behind).toSorted()).toEqual([...new Set(sentencesOf(readRoot("SECURITY.md")))].toSorted())
  })

  test("each bold lead has tests of its own", () => {
    const leads = [...readRoot("SECURITY.md").matchAll(/^- \*\*([^*]+\.)\*\* /gm)].map(([, lead = ""]) => lead)
    expect(leads.length).toBeGreaterThan(30)
    expect(leads.filter(lead => (behind[lead] ?? []).length === 0)).toEqual([])
  })

  test("the test's file is there and has that title", () => {
    expect(amissIn(behind)).toEqual([])
  })

  test("a sentence that no test can show is in the list of the limits, with its reason", () => {
    const limits = readRoot(`${decisions}limits-of-the-promises.md`)
    const unlisted = Object.entries(behind)
      .filter(([, list]) => list.includes(`${decisions}limits-of-the-promises.md`))
      .filter(([sentence]) => !limits.includes(sentence.slice(0, 24)))
    expect(unlisted.map(([sentence]) => sentence)).toEqual([])
  })

  test("a new sentence, and another word in an old one, is found", () => {
    const before = sentencesOf("- **Heading.** One is kept. Two is kept, too.\n- **Bold start** of one.\n\nWhom:\n")
    expect(before).toEqual(["Heading.", "One is kept.", "Two is kept, too.", "Bold start of one."])
  })
})
