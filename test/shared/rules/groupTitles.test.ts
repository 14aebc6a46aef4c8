import { expect, test } from "vitest"
import type { Entry } from "../../../shared/contract/events.ts"
import { gallery } from "../../../shared/rules/gallery/gallery.ts"

const grouped = {
  kind: "reasons-grouped",
  seq: 3,
  at: 1,
  by: "secretary",
  body: { round: "r", statement: "s", topic: "t", groups: [{ title: { en: "What Lin fears" }, reasons: [0] }] },
} as unknown as Entry

test("titles of groups, which may name a person, do not leave a room without names (DOMAIN W8)", () => {
  expect(gallery(grouped, "chatham")).toBeNull()
  expect(gallery(grouped, "named")).toMatchObject({ body: { groups: [{ title: { en: "What Lin fears" } }] } })
})
