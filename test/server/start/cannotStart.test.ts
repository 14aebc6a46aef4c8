import { expect, test } from "vitest"
import { Unwritable } from "../../../server/ports/database/failing.ts"
import { cannotStart } from "../../../server/start/cannotStart.ts"
import { readConfig } from "../../../server/start/config.ts"
import { terminalReason } from "../../../server/start/terminal.ts"

const config = readConfig({ DATABASE_URL: "postgres://ann:secret@db/panel" })

test.each(["disk-full", "database-away", "database-damaged"] as const)(
  "PostgreSQL stops taking writes during the start (%s): a sentence in every language, about no file of the data folder",
  code => {
    const failure = cannotStart(new Unwritable(code), config)
    const said = ["C", "zh_CN.UTF-8", "ja_JP.UTF-8"].map(LANG => String(terminalReason(failure, { LANG })))
    expect(new Set(said).size).toBe(3)
    for (const one of said) {
      expect(one).toContain("PostgreSQL")
      expect(one).not.toMatch(/plenary\.db|secret|\.\/data/)
    }
  },
)
