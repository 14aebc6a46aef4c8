import { expect, test } from "vitest"
import { causeSentences } from "../../../server/http/causes.ts"

test("a sentence about a cause that both databases have names neither of them", () => {
  const { "ballots-wait": _, "database-away": __, "bus-away": ___, ...ofBoth } = causeSentences
  for (const sentence of Object.values(ofBoth)) expect(sentence).not.toMatch(/SQLite|plenary\.db|PostgreSQL/)
})
