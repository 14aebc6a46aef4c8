import { expect, test } from "vitest"
import { OperatorError } from "../../../server/ports/operatorError.ts"
import { readConfig } from "../../../server/start/config.ts"
import { terminalReason } from "../../../server/start/terminal.ts"
import { languages } from "../../../shared/model/terms.ts"
import { terminalSentence } from "../../../shared/words/compiled/terminal.ts"

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}

test("a reason not to start is said in the terminal's language, and in English in a log", () => {
  const error = thrownBy(() => readConfig({ SMTP_URL: "smtp://localhost" }))
  expect(error).toBeInstanceOf(OperatorError)
  expect(error).toMatchObject({ message: "SMTP_URL and MAIL_FROM belong together: set both, or neither." })
  expect(terminalReason(error, { LANG: "zh_CN.UTF-8" })).toBe("SMTP_URL和MAIL_FROM须同时设置，或都不设置。")
  expect(terminalReason(error, { LC_ALL: "ja_JP.UTF-8", LANG: "zh_CN.UTF-8" })).toBe(
    "SMTP_URLとMAIL_FROMは両方とも設定するか、どちらも設定しないでください。",
  )
  expect(terminalReason(error, { LANG: "fr_FR.UTF-8" })).toBe((error as Error).message)
})

test("an error without a sentence for the terminal stays what it is", () => {
  const bug = new Error("a bug")
  expect(terminalReason(bug, { LANG: "ja_JP.UTF-8" })).toBe(bug)
})

test("how commands are typed names the same commands and options in every language", () => {
  const typed = languages.map(lang => {
    const usage = terminalSentence(lang, "usage")
    return [...usage.matchAll(/^plenary .*?(?= {3}|$)|--\w+|\b[A-Z_]{4,}\b/gm)].map(([word]) => word).toSorted()
  })
  for (const one of typed) expect(one).toEqual(typed[0])
})
