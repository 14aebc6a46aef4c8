import { afterAll, beforeAll } from "vitest"
import { newFolder, type Running, removeFolder, startPlenary } from "../servers/plenary.ts"
import { type Browser, openWindow, sharedBrowser, type Window } from "./browsers.ts"
import { picturesOnFailure } from "./picturesOnFailure.ts"

/** The running program, a browser, and a window for each person by name. */
export type Stage<Who extends string> = Record<Who, Window> & {
  running: Running
  browser: Browser
  folder: string
  /** kills the server with SIGKILL, then starts it on the same folder and port */
  pullThePlug(between?: () => Promise<unknown>): Promise<void>
}

export type Cast = Record<string, string | { locale: string; width: number; height: number }>

/**
 * Opens the stage before a file's tests and closes it after them. If a test fails, a picture of each window is saved in
 * the temporary folder.
 */
export function onStage<C extends Cast>(cast: C, opened: (stage: Stage<keyof C & string>) => unknown): void {
  const folder = newFolder()
  const windows: Record<string, Window> = {}
  let running: Running
  let browser: Browser

  beforeAll(async () => {
    running = await startPlenary({ folder })
    browser = await sharedBrowser()
    for (const [name, one] of Object.entries(cast))
      windows[name] =
        typeof one === "string" ? await openWindow(browser, one) : await openWindow(browser, one.locale, one)
    const stage = { ...windows, running, browser, folder, pullThePlug } as Stage<keyof C & string>
    await opened(stage)

    async function pullThePlug(between: () => Promise<unknown> = async () => {}): Promise<void> {
      const port = Number(new URL(running.url).port)
      await running.kill()
      await between()
      running = await startPlenary({ folder, port })
      stage.running = running
    }
  })

  afterAll(async () => {
    await browser?.close()
    await running?.stop()
    removeFolder(folder)
  })

  picturesOnFailure(windows)
}
