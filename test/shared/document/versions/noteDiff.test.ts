import { expect, test } from "vitest"
import { noteDiff, uncompared, type VersionBlock } from "../../../../shared/document/versions/noteDiff.ts"

const block = (text: string, by?: [number, string | null][]): VersionBlock<string> => ({
  kind: "paragraph",
  lang: null,
  text,
  ...(by && { runs: by.map(([length, who]) => ({ length, by: who })) }),
})
const shown = (before: string[], now: string[], lang: "en" | "zh" | "ja" = "en") =>
  noteDiff(
    before.map(text => block(text)),
    now.map(text => block(text)),
    lang,
  ).map(({ is, pieces }) => [
    is,
    pieces.map(piece =>
      piece.is === "added" ? `+${piece.text}` : piece.is === "removed" ? `-${piece.text}` : piece.text,
    ),
  ])

test("a paragraph that came in between changes none of the others", () => {
  expect(shown(["One moves.", "Two stays."], ["One moves.", "A new one.", "Two stays."])).toEqual([
    ["same", ["One moves."]],
    ["added", ["+A new one."]],
    ["same", ["Two stays."]],
  ])
})

test("a changed paragraph is compared with what it was, also beside one that went", () => {
  const before = ["Data move by default.", "Something else entirely, long ago.", "The end."]
  expect(shown(before, ["Data may move by default.", "The end."])).toEqual([
    ["changed", ["Data ", "+may ", "move by default."]],
    ["removed", ["-Something else entirely, long ago."]],
    ["same", ["The end."]],
  ])
})

test("words of Chinese and Japanese are whole words", () => {
  expect(shown(["数据默认可以流动。"], ["数据原则上可以流动。"], "zh")[0]?.[0]).toBe("changed")
  const [[, pieces]] = shown(["データは病院に残る。"], ["データは大学に残る。"], "ja") as [[string, string[]]]
  expect(pieces).toEqual(["データは", "-病院", "+大学", "に残る。"])
})

test("each piece has its writer, removed words those who had written them", () => {
  const before = [
    block("Data moves.", [
      [4, "Ann"],
      [7, "Ben"],
    ]),
  ]
  const now = [
    block("Data never moves.", [
      [4, "Ann"],
      [6, "Cho"],
      [7, "Ben"],
    ]),
  ]
  const pieces = noteDiff(before, now, "en")[0]?.pieces ?? []
  const by = (words: string) => pieces.find(({ text }) => text.includes(words))?.by
  expect([by("Data"), by("never"), by("moves.")]).toEqual(["Ann", "Cho", "Ben"])
  expect(noteDiff(before, [], "en")[0]?.pieces).toEqual([
    { is: "removed", text: "Data", by: "Ann" },
    { is: "removed", text: " moves.", by: "Ben" },
  ])
})

test("a text that is not in NFC names nobody rather than the wrong person", () => {
  const text = "cafe\u0301 first"
  expect(
    uncompared([
      block(text, [
        [5, "Ann"],
        [6, "Ben"],
      ]),
    ])[0]?.pieces,
  ).toEqual([{ is: "same", text, by: null }])
})

test("an empty version and an empty block are compared, too", () => {
  expect(shown([], [])).toEqual([])
  expect(shown([""], ["", "x"])).toEqual([
    ["same", []],
    ["added", ["+x"]],
  ])
  expect(uncompared([block("")])[0]).toMatchObject({ is: "same", pieces: [] })
})

const picture = (file: string, text: string): VersionBlock<string> => ({
  kind: "picture",
  lang: null,
  text,
  picture: { file, width: 4, height: 3 },
})

test("a picture is added, removed, kept, or described in other words, and is never taken for a paragraph", () => {
  const before = [block("The delta in spring"), picture("a", "The delta in spring"), picture("b", "A bridge")]
  const now = [picture("c", "The delta in spring"), picture("a", "The delta in spring"), picture("b", "A long bridge")]
  expect(noteDiff(before, now, "en").map(({ is, kind, picture }) => [is, kind, picture?.file])).toEqual([
    ["removed", "paragraph", undefined],
    ["added", "picture", "c"],
    ["same", "picture", "a"],
    ["changed", "picture", "b"],
  ])
  const described = noteDiff(before, now, "en")
    .at(-1)
    ?.pieces.filter(({ is }) => is === "added")
  expect(described?.map(({ text }) => text.trim())).toEqual(["long"])
  expect(uncompared([picture("a", "The delta")])[0]).toMatchObject({ is: "same", picture: { file: "a" } })
})

test("a moved picture stands at both places, and one in the place of another is another one", () => {
  const is = (before: string[], now: string[]) =>
    noteDiff(
      before.map(file => picture(file, "x")),
      now.map(file => picture(file, "x")),
      "en",
    ).map(one => `${one.is} ${one.picture?.file}`)
  expect(is(["a", "b"], ["b", "a"])).toEqual(["removed a", "same b", "added a"])
  expect(is(["a"], ["b"])).toEqual(["removed a", "added b"])
})

test("the pieces of a block add up to both texts, whatever was written", () => {
  const words = ["data", "moves", "often", "数据", "流动", "。", " ", "🙂"]
  let seed = 7
  const below = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n
  const text = () => Array.from({ length: below(12) }, () => words[below(words.length)]).join("")
  for (let n = 0; n < 200; n++) {
    const [before, now] = [0, 0].map(() => Array.from({ length: below(6) }, () => block(text())))
    const found = noteDiff(before!, now!, "en")
    const side = (left: string) =>
      found
        .filter(({ is }) => is !== left)
        .map(({ pieces }) =>
          pieces
            .filter(({ is }) => is !== left)
            .map(one => one.text)
            .join(""),
        )
    expect(side("added")).toEqual(before!.map(one => one.text))
    expect(side("removed")).toEqual(now!.map(one => one.text))
  }
})
