import { readdirSync } from "node:fs"
import { join, relative } from "node:path"
import { expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"

/** The most files that a reader of a room takes in at once. */
const mostFiles = 10

/** Rooms that hold more, with the reason. */
const exceptions: Record<string, string> = {}

const roomsBelow = (room: string): string[] => [
  room,
  ...readdirSync(join(root, room), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => roomsBelow(`${room}/${name}`)),
]

/** A style sheet counts with the element beside it. */
const filesIn = (room: string): number =>
  readdirSync(join(root, room), { withFileTypes: true }).filter(entry => entry.isFile() && !entry.name.endsWith(".css"))
    .length

test("a room of the client, of the server, or of what both ends share holds at most ten files", () => {
  const crowded = ["client", "server", "shared"].flatMap(roomsBelow).filter(room => filesIn(room) > mostFiles)
  expect(crowded.map(room => relative(root, join(root, room))).toSorted()).toEqual(Object.keys(exceptions))
})
