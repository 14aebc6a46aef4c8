import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"

/** The most files that a reader of a room takes in at once. */
const mostFiles = 10

/** A longer file is two things (CONTRIBUTING.md). */
const mostLines = 300

/** A file that a program writes. */
const schemas = "server/http/routes/openapi/answers/schemas.ts"

const roomsBelow = (room: string): string[] => [
  room,
  ...readdirSync(join(root, room), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== "node_modules")
    .flatMap(({ name }) => roomsBelow(`${room}/${name}`)),
]

const filesIn = (room: string): string[] =>
  readdirSync(join(root, room), { withFileTypes: true }).flatMap(entry =>
    entry.isFile() ? [`${room}/${entry.name}`] : [],
  )

const isSheet = (file: string): boolean => file.endsWith(".css")

const linesOf = (file: string): number => readFileSync(join(root, file), "utf8").trimEnd().split("\n").length

test("a room of the client, of the server, or of what both ends share holds at most ten files", () => {
  // a style sheet counts with the element beside it
  const crowded = ["client", "server", "shared"]
    .flatMap(roomsBelow)
    .filter(room => filesIn(room).filter(file => !isSheet(file)).length > mostFiles)
  expect(crowded).toEqual([])
})

test("a file that people write has at most 300 lines; a test file may list more promises", () => {
  const long = ["client", "server", "shared", "scripts", "test"]
    .flatMap(roomsBelow)
    .flatMap(filesIn)
    .filter(file => /\.(?:ts|mjs)$/.test(file) && !file.endsWith(".test.ts"))
    .filter(file => file !== schemas && linesOf(file) > mostLines)
  expect(long).toEqual([])
})
