import { expect, test } from "vitest"
import { usage } from "../../../server/cli/words.ts"
import { OperatorError, sayIn } from "../../../server/ports/operatorError.ts"
import { readConfig } from "../../../server/start/config.ts"
import { terminalReason } from "../../../server/start/terminal.ts"
import { languages } from "../../../shared/model/terms.ts"

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

test.each([
  [{ PUBLIC_URL: "panel.example.org" }, "PUBLIC_URL", "https://panel.example.org"],
  [{ SMTP_URL: "smtps://ann:se#cret@mail.example.org", MAIL_FROM: "a@b.org" }, "SMTP_URL", "%23"],
  [{ SMTP_URL: "smtps://ann:2#secret@mail.example.org", MAIL_FROM: "a@b.org" }, "SMTP_URL", "%23"],
  [{ SMTP_URL: "mail.example.org", MAIL_FROM: "a@b.org" }, "SMTP_URL", "smtps://"],
  [{ SMTP_URL: "smtps://mail.example.org", MAIL_FROM: "the panel" }, "MAIL_FROM", "panel@example.org"],
  [{ PORT: "eighty" }, "PORT", "65535"],
  [{ PORT: "70000" }, "PORT", "65535"],
  [{ SIGN_IN_IDLE_DAYS: "500" }, "SIGN_IN_IDLE_DAYS", "400"],
  [{ FILES_QUOTA: "-1" }, "FILES_QUOTA", "1000000"],
  [{ DRAIN_SECONDS: "60" }, "DRAIN_SECONDS", "7"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL", "fatal, error, warn, info, debug, trace, silent"],
])("a slip in a setting is one sentence in each language that says how to write it: %o", (set, name, how) => {
  const error = thrownBy(() => readConfig(set))
  const said = ["C", "zh_CN.UTF-8", "ja_JP.UTF-8"].map(LANG => String(terminalReason(error, { LANG })))
  expect(new Set(said).size).toBe(3)
  for (const one of said) {
    expect(one.split("\n")).toHaveLength(1)
    expect(one).toContain(name)
    expect(one).toContain(how)
    expect(one).not.toMatch(/secret|se#cret|Invalid/)
  }
})

test("an error without a sentence for the terminal stays what it is", () => {
  const bug = new Error("a bug")
  expect(terminalReason(bug, { LANG: "ja_JP.UTF-8" })).toBe(bug)
})

test("how commands are typed names the same commands and options in every language", () => {
  const typed = languages.map(lang =>
    [...usage(sayIn(lang)).matchAll(/^plenary .*?(?= {3}|$)|--\w+|\b[A-Z_]{4,}\b/gm)].map(([word]) => word).toSorted(),
  )
  for (const one of typed) expect(one).toEqual(typed[0])
})
