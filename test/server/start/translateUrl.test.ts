import { expect, test } from "vitest"
import { readConfig } from "../../../server/start/config.ts"
import { terminalReason } from "../../../server/start/terminal.ts"

const url = "https://translate.example.org/mt"

test("without an address there is no translation service; a private address is allowed by its name", () => {
  expect(readConfig({}).engine).toBeNull()
  expect(readConfig({ TRANSLATE_URL: url })).toMatchObject({ engine: { url, key: null, private: false } })
  const set = { TRANSLATE_URL: "http://mt.internal:5000", TRANSLATE_KEY: "k", TRANSLATE_PRIVATE: "mt.internal" }
  expect(readConfig(set).engine).toEqual({ url: "http://mt.internal:5000/", key: "k", private: true })
})

test.each([
  { TRANSLATE_URL: "translate.example.org" },
  { TRANSLATE_URL: "ftp://translate.example.org" },
  { TRANSLATE_URL: "https://ann:secret@translate.example.org" },
  { TRANSLATE_URL: "https://translate.example.org/?key=secret" },
  { TRANSLATE_KEY: "secret" },
  { TRANSLATE_PRIVATE: "mt.internal" },
  { TRANSLATE_URL: url, TRANSLATE_PRIVATE: "mt.internal" },
])("a wrong setting is refused in every language, without its secret: %o", set => {
  const said = ["C", "zh_CN.UTF-8", "ja_JP.UTF-8"].map(LANG => {
    try {
      return JSON.stringify(readConfig(set).engine)
    } catch (error) {
      return String(terminalReason(error, { LANG }))
    }
  })
  expect(new Set(said).size).toBe(3)
  for (const one of said) {
    expect(one).toContain("TRANSLATE_")
    expect(one).not.toContain("secret")
  }
})
