import { expect, test } from "vitest"
import type { Bench } from "../storeConformance.ts"

export function ticketPromises(bench: () => Bench) {
  test("a ticket gives the credential that it was issued for, once, also if it is used twice at the same moment", async () => {
    const { tickets } = bench().opened
    for (const credential of [{ cookie: "議 c" }, { cookie: "plain", former: true as const }, { cookie: null }]) {
      const ticket = await tickets.issue(credential)
      const given = await Promise.all([1, 2, 3].map(() => tickets.redeem(ticket)))
      expect(given.filter(Boolean)).toEqual([credential])
      expect(await tickets.redeem(ticket)).toBeNull()
    }
    expect(await tickets.redeem("never issued")).toBeNull()
  })
}
