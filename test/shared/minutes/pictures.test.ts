import { expect, test } from "vitest"
import { picturesOf } from "../../../shared/minutes/proceedings/pictures.ts"
import type { Proceedings } from "../../../shared/minutes/proceedings/proceedings.ts"

const turn = (by: string, ms: number) => ({ kind: "turn", turn: { by, ms, turn: "contribution" } })
const item = (id: string, planned: number, used: number, lines: object[]) => ({ item: { id }, planned, used, lines })
const told = (...items: object[]): Proceedings =>
  ({ state: { members: { lin: { side: "C" }, mori: { side: "J" } } }, items }) as never

test("speaking time is summed over the items, longest first, and an item that was not reached has no line", () => {
  const held = item("a", 20, 1_500_000, [
    turn("lin", 40_000),
    { kind: "said" },
    turn("mori", 90_000),
    turn("lin", 30_000),
  ])
  expect(picturesOf(told(held, item("b", 10, 0, [])))).toEqual({
    items: [{ item: "a", plannedMs: 1_200_000, usedMs: 1_500_000 }],
    spoken: [
      { member: "mori", side: "J", ms: 90_000 },
      { member: "lin", side: "C", ms: 70_000 },
    ],
  })
})
