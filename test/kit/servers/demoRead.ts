import { afterAll, beforeAll } from "vitest"
import type { State } from "../../../shared/fold/state.ts"
import { wholeSnapshot } from "../people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "./plenary.ts"

/**
 * Starts a server with the demo for all tests of a file, and tells the file the demo's state. Returns a function that
 * reads an address of the server as nobody.
 */
export function onDemo(tell: (started: { running: Running; demo: State }) => void) {
  const folder = newFolder()
  let running: Running
  beforeAll(async () => {
    running = await startPlenary({ folder })
    tell({ running, demo: (await wholeSnapshot(running.url, "/api/workspaces/demo")).state })
  })
  afterAll(async () => {
    await running.stop()
    removeFolder(folder)
  })
  return (path: string, headers: Record<string, string> = {}) => fetch(`${running.url}${path}`, { headers })
}
