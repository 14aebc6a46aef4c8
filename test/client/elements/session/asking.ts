import type { Wanted } from "../../../../client/acts/act.ts"
import { ActDialog } from "../../../../client/elements/session/dialog/plenary-act-dialog.ts"
import type { CommandWanted } from "../../../../client/elements/session/kit/commandWanted.ts"
import type { Scene } from "../../../../client/scene/scene.ts"
import { shown } from "./shown.ts"

/** Opens the dialog for an act; `send` presses its main button and returns what was sent to the server. */
export async function asked(act: Wanted, given: Scene) {
  const dialog = await shown(new ActDialog(), { scene: given })
  const sent: CommandWanted[] = []
  dialog.addEventListener("command-wanted", event => sent.push(event))
  dialog.ask(act)
  await dialog.updateComplete
  const field = (name: string) =>
    dialog.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(`[name="${name}"]`)
  const write = async (name: string, value: string, event: "input" | "change" = "input") => {
    const found = field(name)
    if (!found) throw new Error(`no field ${name}`)
    found.value = value
    found.dispatchEvent(new Event(event))
    await dialog.updateComplete
  }
  const options = (name: string) => [...(field(name) as HTMLSelectElement).options].map(one => one.text.trim())
  const send = async () => {
    dialog.renderRoot.querySelector<HTMLButtonElement>("button.filled")?.click()
    await dialog.updateComplete
    return sent.map(({ kind, body }) => ({ kind, body }))
  }
  return { dialog, field, write, send, options }
}
