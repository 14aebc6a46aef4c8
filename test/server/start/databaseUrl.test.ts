import { expect, test } from "vitest"
import { readConfig } from "../../../server/start/config.ts"
import { placeOf } from "../../../server/start/instance/database.ts"
import { terminalReason } from "../../../server/start/terminal.ts"

test("the database is the file in the data folder, or the address of a PostgreSQL database", () => {
  expect(placeOf(readConfig({ DATA_DIR: "/panel" }))).toBe("/panel/plenary.db")
  for (const url of ["postgres://ann:secret@db:5432/panel", "postgresql://db/panel"])
    expect(placeOf(readConfig({ DATABASE_URL: url }))).toBe(url)
  expect(readConfig({ DATABASE_URL: "" }).databaseUrl).toBe(null)
})

test.each(["/panel/plenary.db", "mysql://ann:secret@db/panel", "postgres://ann:secret@db:none/panel", "postgres:db"])(
  "any other address is refused in every language, without its password: %s",
  url => {
    const said = ["C", "zh_CN.UTF-8", "ja_JP.UTF-8"].map(LANG => {
      try {
        return readConfig({ DATABASE_URL: url })
      } catch (error) {
        return String(terminalReason(error, { LANG }))
      }
    })
    expect(new Set(said).size).toBe(3)
    for (const one of said) {
      expect(one).toContain("postgres://user:password@host:5432/database")
      expect(one).not.toContain("secret")
    }
  },
)
