import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import { countBrackets, findBrackets, noteBrackets } from "../../../shared/document/brackets.ts"
import { statementHash } from "../../../shared/document/textHash.ts"
import { noteOf } from "./notes.ts"

describe("a bracket", () => {
  it("is found with its alternatives, half and full width", () => {
    expect(findBrackets("we [should | must] act")).toEqual([{ from: 3, to: 18, alternatives: ["should", "must"] }])
    expect(findBrackets("应［立即｜尽快｜］行动")[0]?.alternatives).toEqual(["立即", "尽快", ""])
  })

  it("is not a citation, not an address, not a stray sign", () => {
    expect(countBrackets("see [1] and [text](https://a.b) a | b ] [")).toBe(0)
  })

  it("inside another is one of its own", () => {
    expect(findBrackets("[a | [b | c]]").map(found => found.alternatives)).toEqual([
      ["a", "[b | c]"],
      ["b", "c"],
    ])
  })

  it("does not pair over blocks of a note", () => {
    expect(noteBrackets(noteOf("open [a", "b | c]", "x [d | e]")).map(found => found.from)).toEqual([17])
  })
})

describe("the hash of a statement", () => {
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
  it("is the same for any order and for composed and decomposed text, and differs by one character", () => {
    const one = statementHash(
      [
        { lang: "en", text: "caf\u00e9" },
        { lang: "zh", text: "隐私" },
      ],
      sha256,
    )
    expect(
      statementHash(
        [
          { lang: "zh", text: "隐私" },
          { lang: "en", text: "cafe\u0301" },
        ],
        sha256,
      ),
    ).toBe(one)
    expect(
      statementHash(
        [
          { lang: "zh", text: "隐私。" },
          { lang: "en", text: "café" },
        ],
        sha256,
      ),
    ).not.toBe(one)
  })
})
