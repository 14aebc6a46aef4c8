import { readdirSync, readFileSync } from "node:fs"
import { join, relative, resolve } from "node:path"
import { expect, test } from "vitest"

const root = resolve(import.meta.dirname, "../../..")

const sources = (folder: string): { file: string; text: string }[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(".ts"))
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({ file: relative(root, path), text: readFileSync(path, "utf8") }))

const client = sources("client")
const server = sources("server")
const using = (list: typeof client, pattern: RegExp) =>
  list.filter(({ text }) => pattern.test(text)).map(one => one.file)

/** The text of a method of a class, by how this house lays one out. */
function method(text: string, name: string): string {
  const found = new RegExp(`\\n  (?:private |async )*${name}\\([^]*?\\n  }\\n`).exec(text)
  if (!found) throw new Error(`no method ${name}`)
  return found[0]
}

test("the browser has two clocks that go on by themselves, and neither asks the server for anything", () => {
  const clocks = client.flatMap(({ file, text }) =>
    [...text.matchAll(/setInterval\(([^]*?), /g)].map(([, does = ""]) => ({ file, text, does })),
  )
  expect(clocks.map(({ file, does }) => [file, does])).toEqual([
    // the hands of the clocks of the room and of the bench
    ["client/state/session/roomClock.ts", "() => this.tick()"],
    // the replay that plays
    ["client/state/session/replay/replaying.ts", "() => this.advance(speed)"],
  ])
  for (const { text, does } of clocks)
    expect(method(text, /this\.(\w+)/.exec(does)?.[1] ?? "")).not.toMatch(/fetch|send\(|\.open\(|emit|command\(|await/)
})

test("pages ask the server in one place, where each request states the page's version, and a second time only where the log, a failure or a lost answer says so", () => {
  expect(using(client, /(?<!async |private |[.\w])fetch\((?!\))/).toSorted()).toEqual([
    "client/connections/http.ts",
    // on a page of another site, once for each record
    "client/embed/plenary-record.ts",
  ])
  // fetch reports no progress of an upload
  expect(using(client, /XMLHttpRequest|EventSource|sendBeacon/)).toEqual(["client/connections/upload.ts"])
  for (const file of ["client/connections/http.ts", "client/connections/upload.ts"])
    expect(readFileSync(join(root, file), "utf8"), file).toMatch(/\.\.\.ofThisPage\b/)
  // every timer of the floors that know the server, each with what sets it off
  expect(
    using(client, /setTimeout\(/)
      .filter(file => /^client\/(state|connections)\//.test(file))
      .toSorted(),
  ).toEqual([
    "client/connections/live.ts", // the server closed the line, once
    "client/connections/sync/presence.ts", // something was said here: told once the keys rest
    "client/connections/sync/replica/gaps.ts", // incoming entries leave a gap: until it is filled
    "client/connections/sync/savedSlot.ts", // the saving line must not flicker
    "client/state/fetched/files/file.ts", // a saved file is let go: nothing is asked
    "client/state/fetched/host/indexWatched.ts", // an index is being written, and an administrator watches it
    "client/state/fetched/seat/leavingPanel.ts", // gives up waiting for an answer: nothing is asked again
    "client/state/live.ts", // the slice could not be fetched, or the server ended the line
    "client/state/loading/once.ts", // a wait on a signal is given up
    "client/state/loading/whenQuiet.ts", // code that is fetched once
    "client/state/originals.ts", // originals that a page needs together: gathered into one request
    "client/state/outbox.ts", // a command whose answer did not come
    "client/state/session/secretBallots.ts", // the shares of one round, once
    "client/state/session/written.ts", // the log has gone on since the minutes were read
    "client/state/translating/draftKeeper.ts", // the keys rest, or what was typed could not be saved
    "client/state/translating/queueFollower.ts", // the log has grown since the queue was fetched
  ])
})

test("the server wakes by its bus and at a deadline: it looks for nothing in rounds", () => {
  // a timer that keeps a command line alive until it has answered
  expect(using(server, /setInterval\(/).toSorted()).toEqual([
    "server/cli/keeping/prepareDraft.ts",
    "server/live/line.ts", // whether a silent page is still there, while a session is held
    "server/papers/processes.ts", // the memory of a process, while it writes a paper
    "server/papers/writing/ownProcess.ts", // whether the server of this process has ended, while it writes a file
    "server/start/stage.ts",
  ])
})
