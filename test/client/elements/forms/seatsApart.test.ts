import { ContextProvider } from "@lit/context"
import { signal } from "@preact/signals-core"
import { html, type LitElement, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { CancelSession } from "../../../../client/elements/session/planning/plenary-cancel-session.ts"
import { PlenaryReadings } from "../../../../client/elements/session/waiting/plenary-readings.ts"
import { namesThen } from "../../../../client/i18n/names.ts"
import { actionList } from "../../../../client/pages/proceedings/outcomes/actionList.ts"
import { summary } from "../../../../client/pages/proceedings/outcomes/summary.ts"
import { TopicState } from "../../../../client/pages/workspace/plenary-topic-state.ts"
import { liveContext } from "../../../../client/state/live.ts"
import type { Me } from "../../../../shared/contract/queries.ts"
import { meeting, panel } from "../../../kit/scenes.ts"
import { press, settled } from "../session/shown.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
})

const send = async () => true
const somewhere = () => document.body.appendChild(document.createElement("div"))
const session = meeting({ state: "scheduled", summary: {}, minutes: { state: "draft" } })

async function added<E extends LitElement>(element: E, props: object, place = somewhere()): Promise<E> {
  place.append(Object.assign(element, props))
  await settled(element)
  return element
}

/** The forms outside the room, as `me` opens them. */
const forms: Record<string, (me: Me) => Promise<ParentNode>> = {
  async "why a session is cancelled"({ member }) {
    const element = await added(new CancelSession(), { session, by: member })
    press(element, "Cancel the session")
    await settled(element)
    return element.renderRoot
  },
  async "something to read"({ member }) {
    const element = await added(new PlenaryReadings(), {
      state: panel(),
      session: session.id,
      mayAdd: true,
      by: member,
    })
    press(element, "Add something to read")
    await settled(element)
    return element.renderRoot
  },
  async "why a topic is reopened"(me) {
    const place = somewhere()
    const live = { me: signal(me), state: signal(panel()) }
    new ContextProvider(place, { context: liveContext, initialValue: live as never })
    return added(new TopicState(), { topic: { id: "A", title: { en: "Data" }, state: "closed" } }, place)
  },
  async "an action"(me) {
    const place = somewhere()
    render(html`${actionList(panel(), [], me, send, namesThen(panel()))}`, place)
    return place
  },
  async "a summary"(me) {
    const place = somewhere()
    render(html`${summary(panel(), session, me, ["en"], send)}`, place)
    return place
  },
}

const seat = (member: string): Me => ({ member, name: member, role: "moderator", side: null, lang: "en" })
const field = (place: ParentNode) =>
  place.querySelector<HTMLInputElement | HTMLTextAreaElement>('textarea, input:not([type="checkbox"])')!

test.each(Object.entries(forms))(
  "text that one seat types into %s is not shown to the next seat in the same tab",
  async (_, open) => {
    const typed = field(await open(seat("Chen")))
    typed.value = "Between us."
    typed.dispatchEvent(new Event("input", { bubbles: true, composed: true }))
    document.body.replaceChildren()
    expect(field(await open(seat("Miwa"))).value).toBe("")
    document.body.replaceChildren()
    expect(field(await open(seat("Chen"))).value).toBe("Between us.")
  },
)
