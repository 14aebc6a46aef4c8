import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, describe, expect, test } from "vitest"
import { generate } from "../../../scripts/generate.ts"
import { catalogueText, perArea, readCatalogues } from "../../../scripts/words/catalogue.ts"
import { checkedCatalogues } from "../../../scripts/words/checked.ts"
import { compileMessage } from "../../../scripts/words/compile.ts"
import { modulesOf } from "../../../scripts/words/modules.ts"
import { unused } from "../../../scripts/words/uses.ts"
import { root } from "../../../server/adapters/system/root.ts"
import { formatMessage, sentencesOf } from "../../../shared/words/message.ts"

const words = join(root, "shared/words")
const checked = checkedCatalogues(readCatalogues(words))

test("each language has the same sentences with the same parameters, sorted, and something says each", () => {
  expect([...checked.amiss, ...checked.unsorted, ...unused(checked, root)]).toEqual([])
})

describe("what is generated", () => {
  const into = mkdtempSync(join(tmpdir(), "generated-"))
  afterAll(() => rmSync(into, { recursive: true }))
  const held = () =>
    new Map(
      readdirSync(join(into, "words"), { recursive: true, encoding: "utf8" })
        .filter(name => name.endsWith(".ts"))
        .map(name => [name, readFileSync(join(into, "words", name), "utf8")] as const),
    )
  const writtenAt = (name: string) => statSync(join(into, "words", name)).mtimeMs

  test("is a module for each part of each catalogue and no other, and a file that is right is left alone", () => {
    generate(into)
    expect(held()).toEqual(modulesOf(checked))
    const before = writtenAt("zh/page.ts")
    writeFileSync(join(into, "words/ja/page.ts"), "changed")
    writeFileSync(join(into, "words/ja/gone.ts"), "of a language that is gone")
    generate(into)
    expect(held()).toEqual(modulesOf(checked))
    expect(writtenAt("zh/page.ts")).toBe(before)
  })
})

test("Chinese and Japanese put no spaces around the name of a side", () => {
  const spaced = ["zh", "ja"].flatMap(lang =>
    readFileSync(join(words, `${lang}.json`), "utf8")
      .split("\n")
      .filter(line => /\p{Script=Han} \{side\}|\{side\} \p{Script=Han}/u.test(line)),
  )
  expect(spaced).toEqual([])
})

describe("a catalogue that is broken", () => {
  let folder = ""
  afterEach(() => rmSync(folder, { recursive: true }))

  const header = (code: string, order: number) => ({ code, tag: code, format: code, name: code, order })
  /** The faults found if English has these refusals, and Chinese those. */
  function amiss(en: Record<string, string>, zh: Record<string, string>): string[] {
    folder = mkdtempSync(join(tmpdir(), "words-"))
    const none = perArea(() => ({}))
    const write = (code: string, order: number, refusal: Record<string, string>) =>
      writeFileSync(join(folder, `${code}.json`), catalogueText({ language: header(code, order), ...none, refusal }))
    write("en", 1, en)
    write("zh", 2, zh)
    return checkedCatalogues(readCatalogues(folder)).amiss
  }

  test("by nothing is not", () => expect(amiss({ busy: "Busy." }, { busy: "忙。" })).toEqual([]))

  test("by a sentence that one language lacks", () =>
    expect(amiss({ busy: "Busy.", other: "Other." }, { busy: "忙。", more: "多。" })).toEqual([
      "zh.json lacks refusal other",
      "zh.json: refusal more is not in en.json",
    ]))

  test("by another parameter", () =>
    expect(amiss({ busy: "Busy until {time}." }, { busy: "忙到{day}。" })).toEqual([
      "zh.json: refusal busy names {day}, and en.json {time}",
    ]))

  test("by a sentence that is no ICU message", () =>
    expect(amiss({ busy: "Busy {until" }, { busy: "忙。" })[0]).toMatch(/^en\.json: refusal busy: /))

  test("by an order that is not the alphabet's", () => {
    amiss({ a: "A.", b: "B." }, { a: "甲。", b: "乙。" })
    const path = join(folder, "en.json")
    writeFileSync(path, JSON.stringify({ language: header("en", 1), refusal: { b: "B.", a: "A." } }, null, 2))
    expect(checkedCatalogues(readCatalogues(folder)).unsorted).toEqual(["en.json is not sorted: npm run words"])
  })

  test("by a sentence that nothing says", () => {
    amiss({ busy: "Busy.", idle: "Idle." }, { busy: "忙。", idle: "闲。" })
    expect(unused(checkedCatalogues(readCatalogues(folder)), root)).toEqual(["nothing says refusal idle"])
  })
})

describe("a fourth language", () => {
  test("is a file: what is compiled has it wherever it has the others", () => {
    const folder = mkdtempSync(join(tmpdir(), "words-"))
    for (const { path, text } of readCatalogues(words)) writeFileSync(join(folder, path.split("/").at(-1) ?? ""), text)
    const [english] = readCatalogues(folder)
    const language = { code: "nl", tag: "nl", format: "nl-NL", name: "Nederlands", order: 4 }
    if (english) writeFileSync(join(folder, "nl.json"), catalogueText({ ...english.catalogue, language }))
    const four = checkedCatalogues(readCatalogues(folder))
    rmSync(folder, { recursive: true })
    expect(four.amiss).toEqual([])
    const modules = modulesOf(four)
    expect(modules.get("languages.ts")).toContain('["en","zh","ja","nl"]')
    expect(modules.get("fetched.ts")).toContain("./nl/refusal.ts")
    expect(modules.get("nl/refusal.ts")).toContain("The server is busy.")
  })
})

describe("a message", () => {
  const said = (text: string, values: Record<string, string | number>, lang = "en") =>
    formatMessage(compileMessage(text, lang).message, values, lang)

  test("has its values where its parameters stand, and what is missing is seen", () => {
    expect(said("{name}'s objection to {label}.", { name: "Lin" })).toBe("Lin's objection to {label}.")
    expect(said("{a}{b}", { a: "{b}", b: "$&" })).toBe("{b}$&")
  })

  test("has a form for each plural of its language", () => {
    const changes = "{n, plural, =0 {Nothing waits} one {{n} change waits} other {{n} changes wait}} on {page}."
    expect([0, 1, 21].map(n => said(changes, { n, page: "this page" }))).toEqual([
      "Nothing waits on this page.",
      "1 change waits on this page.",
      "21 changes wait on this page.",
    ])
    const slavic = "{n, plural, one {{n} a} few {{n} b} many {{n} c} other {{n} d}}"
    expect([1, 3, 5, 21].map(n => said(slavic, { n }, "ru"))).toEqual(["1 a", "3 b", "5 c", "21 a"])
  })

  test("has a form for each value of a choice", () => {
    const text = "{by, select, reader {You} other {{name}}} answered."
    expect(said(text, { by: "reader", name: "Lin" })).toBe("You answered.")
    expect(said(text, { by: "else", name: "Lin" })).toBe("Lin answered.")
  })

  test("is said in a language by its id", () => {
    const messages = { en: { met: "Met at {time}." }, zh: { met: "于{time}开会。" } }
    const sentence = sentencesOf<{ met: [values: { time: string }] }, "en" | "zh">(messages)
    expect(sentence("zh", "met", { time: "09:00" })).toBe("于09:00开会。")
  })

  test("is refused where it lacks a form, or asks for what pages do not format", () => {
    expect(() => compileMessage("{n, plural, other {{n}}}", "en")).toThrow("{n, plural} lacks one")
    expect(() => compileMessage("{n, plural, one {#} other {#}}", "en")).toThrow("not #")
    expect(() => compileMessage("{at, date}", "en")).toThrow("{at, function} is not supported")
    expect(() => compileMessage("'{n}'", "en")).toThrow("would be taken for a value")
  })
})
