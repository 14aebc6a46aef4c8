import { afterEach, expect, test } from "vitest"
import { useLang } from "../../../client/i18n/language.ts"
import { currentLang, msg, onLanguage } from "../../../client/i18n/msg.ts"
import { languageName } from "../../../client/i18n/terms/terms.ts"
import { languages } from "../../../shared/model/terms.ts"

afterEach(() => useLang("en"))

test("a sentence is said in the language that was chosen, with the plural of its number", async () => {
  expect([1, 2].map(n => msg("heard.comments", { n }))).toEqual(["1 new comment.", "2 new comments."])
  await useLang("zh")
  expect([1, 2].map(n => msg("heard.comments", { n }))).toEqual(["新增1条评论。", "新增2条评论。"])
})

test("an id that the code completes is said, too", async () => {
  expect(languages.map(languageName)).toEqual(["English", "Chinese", "Japanese"])
  await useLang("ja")
  expect(languages.map(languageName)).toEqual(["英語", "中国語", "日本語"])
})

test("of two languages that are chosen at once the later counts, and is told once", async () => {
  let told = 0
  const end = onLanguage(() => told++)
  await Promise.all([useLang("zh"), useLang("ja")])
  end()
  expect(currentLang()).toBe("ja")
  expect(document.documentElement.lang).toBe("ja")
  expect(told).toBe(1)
})
