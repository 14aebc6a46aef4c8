import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import { deafMs } from "../../../../../client/elements/session/kit/steadyPress.ts"
import { KeysHeld } from "../../../../../client/pages/frame/focus/keysHeld.ts"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

test("typing a letter requests no frame, and a key that may cause a change does", () => {
  const page = document.body.appendChild(document.createElement("main"))
  page.innerHTML = `<p contenteditable="true">text</p><button>Act</button>`
  const held = new KeysHeld(page)
  const frames = vi.spyOn(globalThis, "requestAnimationFrame").mockReturnValue(1)
  const press = (on: string, key: string) =>
    page.querySelector(on)?.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true, composed: true }))
  press("p", "k")
  press("p", " ")
  expect(frames).not.toHaveBeenCalled()
  press("p", "Enter")
  expect(frames).toHaveBeenCalledTimes(1)
  held.stop()
  const another = new KeysHeld(page)
  press("button", " ")
  expect(frames).toHaveBeenCalledTimes(2)
  another.stop()
})

test("the page is watched for two frames after it renders, and not continuously", () => {
  const held = new KeysHeld(document.body.appendChild(document.createElement("main")))
  document.body.firstElementChild?.append(document.createElement("button"))
  document.querySelector("button")?.focus()
  const frames: FrameRequestCallback[] = []
  vi.spyOn(globalThis, "requestAnimationFrame").mockImplementation(frame => frames.push(frame))
  held.drawn()
  let asked = 0
  for (let frame = frames.shift(); frame && asked < 200; frame = frames.shift()) {
    asked += 1
    frame(0)
  }
  expect(asked).toBe(2)
  held.stop()
})

test("a key does nothing on a button that the page focused a moment ago", async () => {
  const page = document.body.appendChild(document.createElement("main"))
  page.innerHTML = "<ul><li><button>first</button></li><li><button>second</button></li></ul>"
  const [first, second] = page.querySelectorAll("button")
  const done: string[] = []
  second?.addEventListener("click", () => done.push("second"))
  const held = new KeysHeld(page)
  const now = vi.spyOn(performance, "now")
  first?.focus()
  first?.closest("li")?.remove()
  held.check()
  expect(document.activeElement).toBe(second)
  await userEvent.keyboard("{Enter}")
  expect(done).toEqual([])
  // Long enough to read the new button.
  now.mockReturnValue(-deafMs)
  second?.focus()
  const third = second?.parentElement?.parentElement?.appendChild(document.createElement("button"))
  third?.focus()
  third?.remove()
  held.check()
  await userEvent.keyboard("{Enter}")
  expect(done).toEqual(["second"])
  held.stop()
})

test("a late answer is watched for too: the pressed button may be removed only then", async () => {
  const page = document.body.appendChild(document.createElement("main"))
  page.innerHTML = "<ul><li><button>first</button></li><li><button>second</button></li></ul>"
  const [first, second] = page.querySelectorAll("button")
  const held = new KeysHeld(page)
  const frames: FrameRequestCallback[] = []
  vi.spyOn(globalThis, "requestAnimationFrame").mockImplementation(frame => frames.push(frame))
  const pass = (count: number) => {
    for (let n = 0; n < count; n++) frames.shift()?.(0)
  }
  const { promise, resolve } = Promise.withResolvers<{ ok: true; seq: number; made: object }>()
  page.addEventListener("command-wanted", event => Object.assign(event, { answer: promise }))
  first?.focus()
  first?.addEventListener("click", () =>
    first.dispatchEvent(new CommandWanted("resolve-thread", { thread: "t", revision: 0 } as never)),
  )
  first?.click()
  pass(200)
  resolve({ ok: true, seq: 1, made: {} })
  await promise
  await Promise.resolve()
  first?.closest("li")?.remove()
  pass(3)
  expect(document.activeElement).toBe(second)
  held.stop()
})

test("a button that was disabled and enabled again between two frames is focused again", async () => {
  const page = document.body.appendChild(document.createElement("main"))
  page.innerHTML = "<button>first</button><button>second</button>"
  const [first] = page.querySelectorAll("button")
  const held = new KeysHeld(page)
  first?.focus()
  first?.dispatchEvent(new CommandWanted("close-session", { session: "s" }))
  // The browser takes the focus from a disabled button.
  first?.blur()
  held.check()
  expect(document.activeElement).toBe(first)
  held.stop()
})
