import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { writeFileSync } from "node:fs"
import type { Readable } from "node:stream"
import { until } from "../clocks/until.ts"
import { freePort } from "../servers/freePort.ts"
import { type Drive, ofConnections } from "./drive.ts"

/** WebDriver's codes for keys without a character (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const named: Readonly<Record<string, string>> = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Escape: "\uE00C",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
}

/** The system's WebKitGTK in its MiniBrowser, on its own virtual screen, over WebDriver. */
export async function webkit(size: { width: number; height: number }): Promise<Drive> {
  const programs: ChildProcess[] = []
  const quit = async () => {
    for (const program of programs.toReversed()) await end(program)
  }
  try {
    const words = ["-displayfd", "3", "-screen", "0", `${size.width}x${size.height}x24`, "-nolisten", "tcp"]
    const screen = await start("Xvfb", words)
    programs.push(screen)
    const [number] = (await once(screen.stdio[3] as Readable, "data")) as [Buffer]
    const port = await freePort()
    const locale = { DISPLAY: `:${number.toString().trim()}`, LANG: "C.UTF-8", LANGUAGE: "en" }
    programs.push(await start("WebKitWebDriver", [`--port=${port}`], locale))
    return await drive(`http://127.0.0.1:${port}`, size, quit)
  } catch (error) {
    await quit()
    throw error
  }
}

async function drive(
  root: string,
  size: { width: number; height: number },
  ended: () => Promise<void>,
): Promise<Drive> {
  await until(async () => (await fetch(`${root}/status`).catch(() => null))?.ok === true, "WebKitWebDriver answers")
  const { sessionId } = (await ask("POST", "/session", { capabilities: {} })) as { sessionId: string }
  const session = `/session/${sessionId}`
  await ask("POST", `${session}/window/rect`, { x: 0, y: 0, ...size })

  const act = async (type: "key" | "pointer", actions: object[]): Promise<void> => {
    const parameters = type === "pointer" ? { parameters: { pointerType: "mouse" } } : {}
    await ask("POST", `${session}/actions`, { actions: [{ type, id: type, ...parameters, actions }] })
  }
  const run: Drive["run"] = async (what, ...args) =>
    (await ask("POST", `${session}/execute/sync`, {
      script: `return (${what.toString()})(...arguments)`,
      args,
    })) as never
  const before: string[] = []
  const complaints = async () => [...before, ...(await run(toldSoFar))].filter(line => !ofConnections.test(line))
  return {
    complaints,
    async goto(url) {
      before.push(...(await run(toldSoFar)))
      await ask("POST", `${session}/url`, { url })
      await run(listenForErrors)
    },
    run,
    press: (x, y) =>
      act("pointer", [
        { type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ]),
    async type(words) {
      for (const value of words)
        await act("key", [
          { type: "keyDown", value },
          { type: "keyUp", value },
        ])
    },
    keys(...chord) {
      const values = chord.map(name => named[name] ?? name)
      return act("key", [
        ...values.map(value => ({ type: "keyDown", value })),
        ...values.toReversed().map(value => ({ type: "keyUp", value })),
      ])
    },
    async picture(path) {
      // without this wait, the driver would return the previous picture
      await run(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null)))))
      writeFileSync(path, String(await ask("GET", `${session}/screenshot`)), "base64")
    },
    async quit() {
      await ask("DELETE", session)
      await ended()
    },
  }

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const sent = body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }
    const response = await fetch(root + path, { method, ...sent })
    const { value } = (await response.json()) as { value: unknown }
    if (!response.ok) throw new Error(`WebKit, ${method} ${path}: ${JSON.stringify(value)}`)
    return value
  }
}

// these functions run in the page, because the driver does not report the page's console

function listenForErrors(): void {
  const told: string[] = []
  Reflect.set(window, "toldErrors", told)
  const { error } = console
  console.error = (...words) => {
    told.push(words.map(String).join(" "))
    error(...words)
  }
  addEventListener("error", ({ message }) => told.push(message))
  addEventListener("unhandledrejection", ({ reason }) => told.push(String(reason)))
}

function toldSoFar(): string[] {
  return (Reflect.get(window, "toldErrors") as string[] | undefined) ?? []
}

/** Starts a program on Xvfb: the browser has no headless mode. Xvfb writes its screen number to its fourth stream. */
async function start(program: string, words: string[], env: Record<string, string> = {}): Promise<ChildProcess> {
  const child = spawn(program, words, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  })
  await once(child, "spawn").catch(() => {
    throw new Error(`This test needs ${program}: install webkit2gtk-driver and xvfb.`)
  })
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill()
  await once(child, "exit")
}
